package io.onecycle.worker.data.file;

import io.onecycle.worker.trial.DataFormat.Size;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * One PNG or JPEG file, decoded by the JDK's own readers.
 *
 * @param name what messages call it
 * @param content of the file
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
public record ImageFile(String name, byte[] content) {

  /** A file of more bytes is refused unread. */
  public static final long MOST_BYTES = 64L << 20;

  /** Small files can unpack to images of any size: more pixels are refused before they do. */
  static final long MOST_PIXELS = 64_000_000;

  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  static {
    // Decoding is in memory anyway.
    ImageIO.setUseCache(false);
  }

  /** The endings of the names of such files. */
  public static boolean isNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".png") || lower.endsWith(".jpg") || lower.endsWith(".jpeg");
  }

  /** Height and width, from its header. */
  public Size size() throws IOException {
    return with(ImageFile::size);
  }

  /** 1 where it is grey, else 3. */
  public int channels() throws IOException {
    return isGrey(decoded()) ? 1 : 3;
  }

  /**
   * Its pixels, plane after plane, row after row. Grey ones fill three channels alike; transparency
   * is left out.
   *
   * @param size what it is brought to where {@code resizes}, else what it must have
   * @param channels 1, grey alone, or 3
   * @throws IOException if it is not what is expected
   */
  public byte[] planes(Size size, boolean resizes, int channels) throws IOException {
    BufferedImage image = decoded();
    Size found = new Size(image.getHeight(), image.getWidth());
    if (!resizes && !found.equals(size)) {
      throw refused(
          found.height() + "×" + found.width(),
          "%d×%d as the first image; resize: [%d, %d] would bring all to one size"
              .formatted(size.height(), size.width(), size.height(), size.width()));
    }
    boolean grey = isGrey(image);
    if (channels == 1 && !grey) {
      throw refused("an image of colours", "a grey one; channels: 3 would take both");
    }
    byte[] planes = grey ? greyPlanes(image, channels) : colourPlanes(image);
    return found.equals(size) ? planes : Resize.of(planes, channels, found, size);
  }

  private static byte[] greyPlanes(BufferedImage image, int channels) {
    int width = image.getWidth();
    int plane = image.getHeight() * width;
    byte[] planes = new byte[channels * plane];
    // Not getRGB: it would bring grey values to another brightness curve.
    Raster raster = image.getRaster();
    int shift = Math.max(0, image.getSampleModel().getSampleSize(0) - 8);
    for (int i = 0; i < plane; i++) {
      byte value = (byte) (raster.getSample(i % width, i / width, 0) >> shift);
      for (int channel = 0; channel < channels; channel++) {
        planes[channel * plane + i] = value;
      }
    }
    return planes;
  }

  private static byte[] colourPlanes(BufferedImage image) {
    int width = image.getWidth();
    int plane = image.getHeight() * width;
    byte[] planes = new byte[3 * plane];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        planes[at] = (byte) (row[x] >> 16);
        planes[plane + at] = (byte) (row[x] >> 8);
        planes[2 * plane + at] = (byte) row[x];
      }
    }
    return planes;
  }

  /**
   * Grey values of at least 8 bits; fewer come with a palette or as such, and are read as colours.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getNumColorComponents() == 1
        && image.getSampleModel().getSampleSize(0) >= 8
        && !(image.getColorModel() instanceof java.awt.image.IndexColorModel);
  }

  private BufferedImage decoded() throws IOException {
    return with(
        reader -> {
          Size unused = size(reader);
          return reader.read(0);
        });
  }

  private static Size size(ImageReader reader) throws IOException {
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    if ((long) height * width > MOST_PIXELS || Math.max(height, width) > Size.LARGEST * 4) {
      throw new IOException(
          "%d×%d pixels, expected at most %d".formatted(height, width, MOST_PIXELS));
    }
    return new Size(height, width);
  }

  private <T> T with(Decoding<T> decoding) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          // Others that may be on the class path are not trusted with it.
          if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            reader.setInput(in, true, true);
            return decoding.of(reader);
          }
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | RuntimeException e) {
      // Broken files make the JDK's readers throw almost anything.
      throw new IOException("Cannot read " + name + ": " + e.getMessage(), e);
    }
    throw refused("neither PNG nor JPEG", "one of them");
  }

  private IOException refused(String found, String expected) {
    return new IOException("Cannot use " + name + ": " + found + ", expected " + expected);
  }

  private interface Decoding<T> {
    T of(ImageReader reader) throws IOException;
  }
}
