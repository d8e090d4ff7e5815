package io.onecycle.worker.data.file;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The kinds of image files that are read: told by their first bytes, not by their names. */
enum ImageKind {
  PNG("PNG", "png"),
  JPEG("JPEG", "jpg|jpeg|jpe|jfif"),
  GIF("GIF", "gif"),
  BMP("BMP", "bmp|dib"),
  WEBP("WebP", "webp");

  private final String title;
  private final String endings;

  ImageKind(String title, String endings) {
    this.title = title;
    this.endings = endings;
  }

  static Optional<ImageKind> of(byte[] content) {
    String start =
        new String(content, 0, Math.min(16, content.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG")) {
      return Optional.of(PNG);
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (start.startsWith("GIF8")) {
      return Optional.of(GIF);
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    return start.startsWith("BM") ? Optional.of(BMP) : Optional.empty();
  }

  /** Whether the name of a file ends as those of some kind. */
  static boolean isNamed(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).anyMatch(kind -> ending.matches(kind.endings));
  }

  /** All of them, as messages list them. */
  static String list() {
    return Arrays.stream(values()).map(kind -> kind.title).collect(Collectors.joining(", "));
  }

  /**
   * What decodes it: the JDK's own reader, and TwelveMonkeys' for what that cannot. Others that may
   * be on the class path are not trusted with it.
   *
   * @param hasFourInks whether it is a JPEG file of cyan, magenta, yellow and black
   */
  ImageReader reader(boolean hasFourInks) throws IOException {
    if (this == WEBP) {
      return new WebPImageReaderSpi().createReaderInstance();
    }
    if (hasFourInks) {
      JPEGImageReaderSpi inks = new JPEGImageReaderSpi();
      inks.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
      return inks.createReaderInstance();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(title);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("this Java has no reader of " + title);
  }

  @Override
  public String toString() {
    return title;
  }
}
