package io.onecycle.worker.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Size;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images as viewers show them. */
class ImageFileTest {

  private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
  private static final String LOSSY_WEBP =
      "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

  /** Of a grey image with the rows 1 2 3 and 4 5 6. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, 1 2 3 4 5 6",
    "2, 2, 3, 3 2 1 6 5 4",
    "3, 2, 3, 6 5 4 3 2 1",
    "4, 2, 3, 4 5 6 1 2 3",
    "5, 3, 2, 1 4 2 5 3 6",
    "6, 3, 2, 4 1 5 2 6 3",
    "7, 3, 2, 6 3 5 2 4 1",
    "8, 3, 2, 3 6 2 5 1 4",
    "9, 2, 3, 1 2 3 4 5 6",
  })
  void imagesAreUprightHoweverTheyWereHeld(int orientation, int height, int width, String pixels)
      throws IOException {
    ImageFile file = new ImageFile("a.png", withExif(written("png", numbered()), orientation));
    assertThat(file.form()).isEqualTo(new ImageFile.Form(new Size(height, width), 1));
    assertThat(text(file.planes(new Size(height, width), Optional.empty(), 1))).isEqualTo(pixels);
  }

  @Test
  void photographsAreUprightToo() throws IOException {
    BufferedImage lying = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      lying.setRGB(i % 16, i / 16, 0xff0000);
      lying.setRGB(16 + i % 16, i / 16, 0x0000ff);
    }
    byte[] jpeg = written("jpeg", lying);
    assertThat(new ImageFile("a.jpg", jpeg).form().size()).isEqualTo(new Size(16, 32));
    ImageFile held = new ImageFile("a.jpg", insert(jpeg, 2, app1(6)));
    assertThat(held.form().size()).isEqualTo(new Size(32, 16));
    byte[] planes = held.planes(new Size(32, 16), Optional.empty(), 3);
    // Turned to the right, what was left is above.
    assertThat(planes[8] & 0xff).isGreaterThan(220);
    assertThat(planes[31 * 16 + 8] & 0xff).isLessThan(40);
    ImageFile broken = new ImageFile("a.jpg", insert(jpeg, 2, app1(77)));
    assertThat(broken.form().size()).isEqualTo(new Size(16, 32));
  }

  @Test
  void fourInksBecomeRedGreenAndBlue() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      // As Adobe's programs write them: 255 is no ink.
      inks.setPixel(i % 16, i / 16, new int[] {255, 0, 0, 255});
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(inks, null, null), null);
    }
    byte[] adobe = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    ImageFile file = new ImageFile("a.jpg", insert(bytes.toByteArray(), 2, adobe));
    byte[] planes = file.planes(new Size(16, 16), Optional.empty(), 3);
    assertThat(planes[100] & 0xff).isGreaterThan(200);
    assertThat(planes[256 + 100] & 0xff).isLessThan(60);
    assertThat(planes[512 + 100] & 0xff).isLessThan(60);
  }

  @ParameterizedTest
  @CsvSource({
    "png, " + BufferedImage.TYPE_INT_RGB,
    "png, " + BufferedImage.TYPE_BYTE_INDEXED,
    "gif, " + BufferedImage.TYPE_BYTE_INDEXED,
    "bmp, " + BufferedImage.TYPE_INT_RGB,
    "bmp, " + BufferedImage.TYPE_BYTE_INDEXED,
  })
  void kindsWithoutLossKeepTheirPixels(String format, int type) throws IOException {
    ImageFile file = new ImageFile("a", written(format, colours(type)));
    assertThat(file.form()).isEqualTo(new ImageFile.Form(new Size(5, 5), 3));
    byte[] planes = file.planes(new Size(5, 5), Optional.empty(), 3);
    for (int i = 0; i < 25; i++) {
      byte[] pixel = {planes[i], planes[25 + i], planes[50 + i]};
      assertThat(text(pixel))
          .isEqualTo(List.of("255 0 0", "0 255 0", "0 0 255", "255 255 255").get(i % 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {WEBP, LOSSY_WEBP})
  void webpIsRead(String base64) throws IOException {
    ImageFile file = new ImageFile("a.webp", Base64.getDecoder().decode(base64));
    assertThat(file.form()).isEqualTo(new ImageFile.Form(new Size(1, 1), 3));
  }

  @Test
  void sixteenBitsAreBroughtToEight() throws IOException {
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(0, 0, 0, 0x1234);
    deep.getRaster().setSample(1, 0, 0, 0xffff);
    ImageFile file = new ImageFile("a.png", written("png", deep));
    assertThat(text(file.planes(new Size(1, 2), Optional.empty(), 1))).isEqualTo("18 255");
  }

  /** None is taken for a whole one that it is not, wherever it breaks off. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "webp"})
  void truncatedFilesAreRefusedByName(String format) throws IOException {
    byte[] whole =
        format.equals("webp") ? Base64.getDecoder().decode(LOSSY_WEBP) : written(format, noise());
    Size size = format.equals("webp") ? new Size(1, 1) : new Size(24, 24);
    byte[] pixels = new ImageFile("a", whole).planes(size, Optional.empty(), 3);
    for (int length = 0; length < whole.length - 2; length++) {
      ImageFile cut = new ImageFile("cut", Arrays.copyOf(whole, length));
      byte[] found;
      try {
        found = cut.planes(size, Optional.empty(), 3);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("cut: ");
        continue;
      }
      assertThat(found).as("%d of %d bytes", length, whole.length).isEqualTo(pixels);
    }
  }

  @Test
  void whatIsNoImageIsRefusedWithTheListOfWhatIs() {
    assertThatThrownBy(() -> new ImageFile("a.png", new byte[] {'I', 'I', 42, 0}).form())
        .hasMessage("Cannot use a.png: none of PNG, JPEG, GIF, BMP, WebP, expected one of them");
  }

  @Test
  void imagesOfManyPixelsAreReadWhereTheyAreBroughtToASize() throws IOException {
    ImageFile wide =
        new ImageFile(
            "a.png", written("png", new BufferedImage(6000, 3, BufferedImage.TYPE_BYTE_GRAY)));
    assertThat(wide.planes(new Size(3, 4), Optional.of(Fit.STRETCH), 1)).hasSize(12);
    assertThat(wide.channels()).isEqualTo(1);
    assertThatThrownBy(wide::form)
        .hasMessage(
            "Cannot use a.png: 3×6000 pixels, expected at most 4096 a side, or resize: [HEIGHT,"
                + " WIDTH]");
  }

  @Test
  void proportionsAreKeptByCuttingOffOrByBlackBeside() throws IOException {
    BufferedImage wide = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 8; i++) {
      wide.getRaster().setSample(i % 4, i / 4, 0, 10 * (i + 1));
    }
    ImageFile file = new ImageFile("a.png", written("png", wide));
    assertThat(text(file.planes(new Size(2, 2), Optional.of(Fit.CROP), 1)))
        .isEqualTo("20 30 60 70");
    assertThat(text(file.planes(new Size(4, 4), Optional.of(Fit.PAD), 1)))
        .isEqualTo("0 0 0 0 10 20 30 40 50 60 70 80 0 0 0 0");
    assertThat(text(file.planes(new Size(2, 4), Optional.of(Fit.PAD), 1)))
        .isEqualTo("10 20 30 40 50 60 70 80");
  }

  private static BufferedImage numbered() {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 6; i++) {
      image.getRaster().setSample(i % 3, i / 3, 0, i + 1);
    }
    return image;
  }

  private static BufferedImage colours(int type) {
    BufferedImage image = new BufferedImage(5, 5, type);
    int[] rgb = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
    for (int i = 0; i < 25; i++) {
      image.setRGB(i % 5, i / 5, rgb[i % 4]);
    }
    return image;
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 576; i++) {
      image.setRGB(i % 24, i / 24, i * 7919 * 31);
    }
    return image;
  }

  private static byte[] written(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  /** Directly after the header of a PNG file. */
  private static byte[] withExif(byte[] png, int orientation) {
    byte[] block = tiff(orientation);
    ByteBuffer chunk = ByteBuffer.allocate(12 + block.length).putInt(block.length);
    chunk.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(block);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + block.length);
    chunk.putInt((int) crc.getValue());
    return insert(png, 33, chunk.array());
  }

  private static byte[] app1(int orientation) {
    byte[] block = tiff(orientation);
    return ByteBuffer.allocate(10 + block.length)
        .putShort((short) 0xffe1)
        .putShort((short) (8 + block.length))
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .put(block)
        .array();
  }

  /** One directory of one entry: 0x112, a short. */
  private static byte[] tiff(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, 42})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[] block) {
    byte[] all = new byte[file.length + block.length];
    System.arraycopy(file, 0, all, 0, at);
    System.arraycopy(block, 0, all, at, block.length);
    System.arraycopy(file, at, all, at + block.length, file.length - at);
    return all;
  }

  private static String text(byte[] planes) {
    StringBuilder text = new StringBuilder();
    for (byte value : planes) {
      text.append(text.isEmpty() ? "" : " ").append(value & 0xff);
    }
    return text.toString();
  }
}
