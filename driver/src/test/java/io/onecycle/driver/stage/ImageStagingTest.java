package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.trial.DataSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images. */
class ImageStagingTest {

  private static final String IMAGES = "{source: i, format: images}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void eachFolderIsAClassAndEachPixelAByte() throws IOException {
    colours("i/dog/1.png", 2, 3, 0x102030);
    colours("i/cat/b.png", 2, 3, 0x405060);
    colours("i/cat/a.png", 2, 3, 0xff0080);
    colours("i/cat/.hidden.png", 9, 9, 0);
    colours("i/_hidden/a.png", 9, 9, 0);
    Examples train = STAGES.load(IMAGES, folder).train();
    assertThat(train.shape()).isEqualTo(new Shape(3, 2, 3));
    assertThat(train.count()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(train::label)).containsExactly(0, 0, 1);
    assertThat(planes(train, 0)).containsExactly(255, 0, 128);
    assertThat(planes(train, 1)).containsExactly(64, 80, 96);
    assertThat(planes(train, 2)).containsExactly(16, 32, 48);
    // The picture's corner is marked, rows and columns in their order.
    assertThat(train.input(0, 5)).isEqualTo(train.input(0, 4) - 200);
  }

  @Test
  void foldersTrainAndTestDivideThem() throws IOException {
    colours("i/train/a/1.png", 4, 4, 0x111111);
    colours("i/train/b/1.png", 4, 4, 0x222222);
    colours("i/test/b/1.png", 4, 4, 0x333333);
    Dataset data = STAGES.load(IMAGES, folder);
    assertThat(data.train().count()).isEqualTo(2);
    assertThat(data.test().count()).isEqualTo(1);
    assertThat(data.test().label(0)).isEqualTo(1);
  }

  @Test
  void greyImagesKeepTheirValues() throws IOException {
    grey("i/a/1.png", 100);
    grey("i/b/1.png", 7);
    Examples train = STAGES.load(IMAGES, folder).train();
    assertThat(train.shape()).isEqualTo(new Shape(1, 3, 3));
    assertThat(train.input(0, 0)).isEqualTo(100);
    assertThat(train.input(1, 0)).isEqualTo(7);
    Examples three = STAGES.load("{source: i, format: images, channels: 3}", folder).train();
    assertThat(planes(three, 0)).containsExactly(100, 100, 100);
  }

  @Test
  void imagesOfAnySizeAreBroughtToOne() throws IOException {
    colours("i/a/1.png", 8, 8, 0x808080);
    colours("i/b/1.png", 5, 3, 0x404040);
    Examples train = STAGES.load("{source: i, format: images, resize: [4, 2]}", folder).train();
    assertThat(train.shape()).isEqualTo(new Shape(3, 4, 2));
    assertThat(train.input(0, 0)).isEqualTo(128);
    assertThat(train.input(1, 0)).isEqualTo(64);
  }

  @Test
  void allThatCannotBeUsedIsNamedAndNothingIsStaged() throws IOException {
    colours("i/a/1.png", 4, 4, 0);
    colours("i/a/2.png", 5, 4, 0);
    colours("i/b/1.png", 4, 4, 0);
    Files.writeString(folder.resolve("i/b/2.png"), "no image");
    byte[] whole = Files.readAllBytes(folder.resolve("i/b/1.png"));
    Files.write(folder.resolve("i/b/3.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
    Files.write(folder.resolve("i/b/4.png"), hugePng());
    assertThatThrownBy(() -> STAGES.load(IMAGES, folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("a/2.png: 5×4, expected 4×4 as the first image")
        .hasMessageContaining("b/2.png: none of PNG, JPEG, GIF, BMP, WebP, expected one of them")
        .hasMessageContaining("b/3.png")
        .hasMessageContaining("b/4.png: 60000×60000 pixels, expected at most 64000000");
    assertThat(Stages.staging(Stages.sweep(IMAGES), folder).resolved()).isEmpty();
  }

  @Test
  void filesInNoClassAndOfOtherKindsAreNamed() throws IOException {
    colours("i/a/1.png", 4, 4, 0);
    colours("i/loose.png", 4, 4, 0);
    Files.writeString(folder.resolve("i/a/film.mp4"), "");
    assertThatThrownBy(() -> STAGES.load(IMAGES, folder))
        .hasMessageContaining("loose.png: it is in no class's folder")
        .hasMessageContaining(
            "film.mp4: expected an image by its name's ending: PNG, JPEG, GIF, BMP, WebP");
  }

  @Test
  void filesThatLieAboutAreLeftOutAndCounted() throws IOException {
    colours("i/a/1.png", 4, 4, 0);
    colours("i/b/1.png", 4, 4, 0);
    for (String name :
        new String[] {"a/Thumbs.db", "desktop.ini", "README.txt", "labels.csv", "a/.DS_Store"}) {
      Files.writeString(folder.resolve("i").resolve(name), "");
    }
    assertThat(STAGES.load(IMAGES, folder).train().count()).isEqualTo(2);
    assertThat(Stages.staging(Stages.sweep(IMAGES), folder).summary().orElseThrow())
        .contains("left out as no data: 4 files (README.txt, a/Thumbs.db, desktop.ini, …)");
  }

  @Test
  void asManyFilesAsAllowedMayBeUnreadableAndAreListed() throws IOException {
    Files.createDirectories(folder.resolve("i/a"));
    Files.writeString(folder.resolve("i/a/0.png"), "no image");
    colours("i/a/1.png", 4, 4, 0x111111);
    colours("i/b/1.png", 4, 4, 0x222222);
    Files.writeString(folder.resolve("i/b/2.png"), "no image");
    colours("i/b/3.png", 4, 4, 0x333333);
    String two = "{source: i, format: images, skip_bad: 2}";
    Examples train = STAGES.load(two, folder).train();
    assertThat(IntStream.range(0, 3).map(train::label)).containsExactly(0, 1, 1);
    assertThat(planes(train, 2)).containsExactly(0x33, 0x33, 0x33);
    assertThat(Stages.staging(Stages.sweep(two), folder).summary().orElseThrow())
        .contains("3 training")
        .contains("left out as unreadable (skip_bad): 2")
        .contains("i/a/0.png: none of PNG")
        .contains("i/b/2.png: none of PNG");
    assertThatThrownBy(() -> STAGES.load("{source: i, format: images, skip_bad: 1}", folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("a/0.png")
        .hasMessageContaining("b/2.png");
  }

  @Test
  void namesOfFilesCanTellClassesAndFoldersThenAreSets() throws IOException {
    colours("i/train/great_dane_12.png", 4, 4, 0x111111);
    colours("i/train/cat.1.png", 4, 4, 0x222222);
    colours("i/val/cat (7).png", 4, 4, 0x333333);
    Dataset data = STAGES.load("{source: i, format: images, label_from: name}", folder);
    assertThat(IntStream.range(0, 2).map(data.train()::label)).containsExactly(0, 1);
    assertThat(data.validation().orElseThrow().label(0)).isZero();
    assertThatThrownBy(
            () -> STAGES.load("{source: i, format: images, label_from: '([a-z]+)_'}", folder))
        .hasMessageContaining("cat.1.png: label_from finds no class in its name");
  }

  @Test
  void aListTellsClassesByPathsOrNames() throws IOException {
    colours("i/train/1.png", 4, 4, 0x111111);
    colours("i/train/2.png", 4, 4, 0x222222);
    colours("i/val/3.png", 4, 4, 0x333333);
    String listed = "{source: i, format: images, labels: i/labels.csv}";
    Path list = folder.resolve("i/labels.csv");
    Stages.write(list, "note,file,label", ",train/1.png,dog", ",2,\"cat, grey\"", ",3.png,dog");
    Dataset data = STAGES.load(listed, folder);
    assertThat(IntStream.range(0, 2).map(data.train()::label)).containsExactly(1, 0);
    assertThat(data.validation().orElseThrow().label(0)).isEqualTo(1);
    Stages.write(list, "file,label", "1.png,dog", "2.png,cat", "4.png,cat", "5,cat");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("val/3.png: labels has no row of it");
    Stages.write(list, "file,label", "1.png,dog", "2.png,cat", "3,cat", "4.png,cat", "5,cat");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining(
            "labels.csv: it lists 4.png (and 1 more), and no such image is there");
    Stages.write(list, "file,label", "1.png,dog", "1.png,cat", "2.png,");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("labels.csv row 2: 1.png is cat, and dog before, expected one")
        .hasMessageContaining("labels.csv row 3: no label, expected one");
    Files.write(list, new byte[] {'f', 'i', 'l', 'e', ',', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("labels.csv: its first line: bytes E9 are no utf-8, expected utf-8");
    Stages.write(list, "id,breed", "1.png,dog");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("columns [id, breed], expected file and label among them");
    colours("i/val/1.png", 4, 4, 0x333333);
    Stages.write(list, "file,label", "1.png,dog", "2.png,cat", "3.png,cat");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("1.png is the name of several images, expected their folders too");
  }

  @Test
  void aListIsReadAsTablesAreAndMayGiveWholePaths() throws IOException {
    colours("i/a/1.png", 4, 4, 0x111111);
    colours("i/a, b/x:2.png", 4, 4, 0x222222);
    colours("i/3.png", 4, 4, 0x333333);
    String listed = "{source: i, format: images, labels: all.csv}";
    String all = "\ufefflabel;file\r\n\"dog\n\"\"big\"\"\";" + folder.resolve("i/a/1.png");
    Files.writeString(
        folder.resolve("all.csv"),
        all + "\r\ncat;file://" + folder.resolve("i/a, b/x:2.png") + "\r\ncat;..\\i\\3.png\r\n");
    Examples train = STAGES.load(listed, folder).train();
    assertThat(IntStream.range(0, 3).map(train::label)).containsExactly(0, 0, 1);
    Stages.write(folder.resolve("all.csv"), "file,label", "1.png,a", "x:2.png,\"b\"c", "3.png,a,b");
    assertThatThrownBy(() -> STAGES.load(listed, folder))
        .hasMessageContaining("all.csv row 2: text follows a closing quote")
        .hasMessageContaining("all.csv row 3: \"3.png,a,b\", expected 2 values");
  }

  @Test
  void proportionsAreKeptWhereASweepSaysSo() throws IOException {
    colours("i/a/1.png", 4, 8, 0x808080);
    colours("i/b/1.png", 4, 4, 0x404040);
    Examples train =
        STAGES.load("{source: i, format: images, resize: [4, 4], fit: pad}", folder).train();
    assertThat(train.input(0, 0)).isZero();
    assertThat(train.input(0, 4)).isEqualTo(128);
    assertThat(train.input(1, 0)).isEqualTo(64);
  }

  @Test
  void namesWithColonsAreNames() throws IOException {
    colours("i/a/12:30:05.png", 4, 4, 0x111111);
    colours("i/b: c/1.png", 4, 4, 0x222222);
    assertThat(STAGES.load(IMAGES, folder).train().count()).isEqualTo(2);
  }

  @Test
  void aClassThatOnlyTheTestImagesHaveIsNamed() throws IOException {
    colours("i/train/a/1.png", 4, 4, 0);
    colours("i/train/b/1.png", 4, 4, 0);
    colours("i/test/c/1.png", 4, 4, 0);
    assertThatThrownBy(() -> STAGES.load(IMAGES, folder)).hasMessageContaining("class c");
  }

  @Test
  void theSameImagesElsewhereAreTheSameVersion() throws IOException {
    for (String place : new String[] {"i", "elsewhere/else"}) {
      colours(place + "/a/1.png", 4, 4, 0x123456);
      colours(place + "/b/1.png", 4, 4, 0x654321);
    }
    DataSpec.Own here = STAGES.version(IMAGES, folder);
    DataSpec.Own there =
        STAGES.version("{source: elsewhere/else, format: images, label: other}", folder);
    assertThat(there.version()).isEqualTo(here.version());
    assertThat(there.location()).isNotEqualTo(here.location());
    assertThat(there.content()).isEqualTo(here.content());
  }

  private static int[] planes(Examples examples, int image) {
    int plane = examples.shape().height() * examples.shape().width();
    return IntStream.range(0, 3)
        .map(channel -> (int) examples.input(image, channel * plane))
        .toArray();
  }

  /** The last pixel of the first row and of the last is darker or brighter. */
  private void colours(String name, int height, int width, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, rgb);
    }
    if ((rgb >> 16) >= 200) {
      image.setRGB(width - 1, height - 1, rgb - (200 << 16));
    }
    write(name, image);
  }

  private void grey(String name, int value) throws IOException {
    BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 9; i++) {
      image.getRaster().setSample(i % 3, i / 3, 0, value);
    }
    write(name, image);
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  /** A few bytes that say they are 60,000 × 60,000 pixels. */
  private static byte[] hugePng() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(bytes);
    png.writeLong(0x89504e470d0a1a0aL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream sizes = new DataOutputStream(header);
    sizes.writeInt(60_000);
    sizes.writeInt(60_000);
    sizes.write(new byte[] {8, 2, 0, 0, 0});
    chunk(png, "IHDR", header.toByteArray());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(new byte[1000]);
    }
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    png.writeInt(content.length);
    png.write(name);
    png.write(content);
    png.writeInt((int) crc.getValue());
  }
}
