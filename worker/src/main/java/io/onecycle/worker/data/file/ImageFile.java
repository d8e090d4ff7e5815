package io.onecycle.worker.data.file;

import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * One image file, decoded as a viewer shows it: upright, in red, green and blue or grey. Of several
 * pictures in it the first.
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

  static {
    // Decoding is in memory anyway.
    ImageIO.setUseCache(false);
  }

  /** Whether the name of a file ends as those of images do that are read. */
  public static boolean isNamed(String name) {
    return ImageKind.isNamed(name);
  }

  /** The kinds of images that are read, as messages list them. */
  public static String kinds() {
    return ImageKind.list();
  }

  /** What all images have if they have the height, the width and the channels of this one. */
  public record Form(Size size, int channels) {}

  /**
   * Its own form.
   *
   * @throws IOException if it cannot be read, or is too large to be left as it is
   */
  public Form form() throws IOException {
    Picture picture = decoded();
    return new Form(size(picture), picture.channels());
  }

  /** 1 where it is grey, else 3. */
  public int channels() throws IOException {
    return decoded().channels();
  }

  /**
   * Its pixels, plane after plane, row after row. Grey ones fill three channels alike; transparency
   * is left out.
   *
   * @param size what it is brought to where {@code fit} says how, else what it must have
   * @param channels 1, grey alone, or 3
   * @throws IOException if it is not what is expected
   */
  public byte[] planes(Size size, Optional<Fit> fit, int channels) throws IOException {
    Picture picture = decoded();
    if (fit.isEmpty() && !size(picture).equals(size)) {
      throw refused(
          picture.height() + "×" + picture.width(),
          "%d×%d as the first image; resize: [%d, %d] would bring all to one size"
              .formatted(size.height(), size.width(), size.height(), size.width()));
    }
    if (channels == 1 && picture.channels() != 1) {
      throw refused("an image of colours", "a grey one; channels: 3 would take both");
    }
    Window window = Window.of(picture.height(), picture.width(), size, fit.orElse(Fit.STRETCH));
    byte[] planes = Resize.of(picture, window, size);
    return picture.channels() == channels ? planes : threeTimes(planes);
  }

  private static byte[] threeTimes(byte[] plane) {
    byte[] planes = new byte[3 * plane.length];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(plane, 0, planes, channel * plane.length, plane.length);
    }
    return planes;
  }

  private Size size(Picture picture) throws IOException {
    if (Math.max(picture.height(), picture.width()) > Size.LARGEST) {
      throw refused(
          picture.height() + "×" + picture.width() + " pixels",
          "at most %d a side, or resize: [HEIGHT, WIDTH]".formatted(Size.LARGEST));
    }
    return new Size(picture.height(), picture.width());
  }

  private Picture decoded() throws IOException {
    ImageKind kind =
        ImageKind.of(content)
            .orElseThrow(() -> refused("none of " + ImageKind.list(), "one of them"));
    ImageBlocks blocks = ImageBlocks.of(kind, content);
    if (!blocks.isWhole()) {
      throw truncated();
    }
    List<String> warnings = new ArrayList<>();
    BufferedImage image;
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = kind.reader(blocks.hasFourInks());
      try {
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.setInput(in, true, true);
        requireFewPixels(reader);
        image = reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Broken files make readers throw almost anything.
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException("Cannot read " + name + ": " + why, e);
    }
    // JPEG readers fill with grey what is not there.
    if (warnings.stream().anyMatch(ImageFile::saysTruncated)) {
      throw truncated();
    }
    return new Picture(image, blocks.orientation());
  }

  private static boolean saysTruncated(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("truncated") || lower.contains("premature end");
  }

  private IOException truncated() {
    return new IOException("Cannot read " + name + ": truncated, expected a whole image");
  }

  private static void requireFewPixels(ImageReader reader) throws IOException {
    long height = reader.getHeight(0);
    long width = reader.getWidth(0);
    if (height * width > MOST_PIXELS) {
      throw new IOException(
          "%d×%d pixels, expected at most %d".formatted(height, width, MOST_PIXELS));
    }
  }

  private IOException refused(String found, String expected) {
    return new IOException("Cannot use " + name + ": " + found + ", expected " + expected);
  }
}
