package io.onecycle.worker.data.file;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The blocks that an image file is made of, as far as its pixels depend on more than decoding.
 *
 * @param isWhole whether the last block is there; of kinds whose decoder tells, true
 * @param hasFourInks whether it is a JPEG file of cyan, magenta, yellow and black
 * @param orientation how it was held, as Exif counts, 1 to 8: 1 is upright
 */
record ImageBlocks(boolean isWhole, boolean hasFourInks, int orientation) {

  private static final int UPRIGHT = 1;
  private static final String EXIF = "Exif\0\0";

  static ImageBlocks of(ImageKind kind, byte[] content) {
    return switch (kind) {
      case PNG -> png(content);
      case JPEG -> jpeg(content);
      case WEBP -> webp(content);
      default -> new ImageBlocks(true, false, UPRIGHT);
    };
  }

  private static ImageBlocks png(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).position(Math.min(8, content.length));
    int orientation = UPRIGHT;
    while (file.remaining() >= 12) {
      long length = Integer.toUnsignedLong(file.getInt());
      String type = text(file, 4);
      if (length + 4 > file.remaining()) {
        return new ImageBlocks(false, false, orientation);
      }
      if (type.equals("eXIf")) {
        orientation = orientation(content, file.position(), (int) length);
      }
      if (type.equals("IEND")) {
        return new ImageBlocks(true, false, orientation);
      }
      file.position(file.position() + (int) length + 4);
    }
    return new ImageBlocks(false, false, orientation);
  }

  /** Whether it is whole its decoder tells. */
  private static ImageBlocks jpeg(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).position(2);
    int orientation = UPRIGHT;
    try {
      while (file.remaining() > 4) {
        if (file.get() != (byte) 0xff) {
          break;
        }
        int marker = file.get() & 0xff;
        if (marker == 0xff) {
          file.position(file.position() - 1);
          continue;
        }
        int start = file.position();
        int length = file.getShort() & 0xffff;
        if (marker == 0xe1
            && length > 8
            && text(file.duplicate(), Math.min(6, file.remaining())).equals(EXIF)) {
          orientation = orientation(content, start + 8, length - 8);
        }
        // Frames are 0xc0 to 0xcf, but for three kinds of tables.
        if (marker >= 0xc0
            && marker <= 0xcf
            && marker != 0xc4
            && marker != 0xc8
            && marker != 0xcc) {
          return new ImageBlocks(true, file.get(start + 7) == 4, orientation);
        }
        file.position(start + length);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      // It breaks off: the decoder says so in its own words.
      return new ImageBlocks(true, false, orientation);
    }
    return new ImageBlocks(true, false, orientation);
  }

  private static ImageBlocks webp(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long said = file.remaining() < 12 ? Long.MAX_VALUE : Integer.toUnsignedLong(file.getInt(4)) + 8;
    int orientation = UPRIGHT;
    if (said > content.length) {
      return new ImageBlocks(false, false, orientation);
    }
    file.position(12);
    while (file.remaining() >= 8) {
      String type = text(file, 4);
      long length = Integer.toUnsignedLong(file.getInt());
      if (length > file.remaining()) {
        break;
      }
      if (type.equals("EXIF")) {
        int at = file.position();
        boolean named = length > 6 && text(file.duplicate(), 6).equals(EXIF);
        orientation = orientation(content, named ? at + 6 : at, (int) length - (named ? 6 : 0));
      }
      file.position((int) Math.min(file.limit(), file.position() + length + length % 2));
    }
    return new ImageBlocks(true, false, orientation);
  }

  private static String text(ByteBuffer file, int length) {
    byte[] bytes = new byte[length];
    file.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** That which an Exif block says; as viewers do, none where the block is broken. */
  private static int orientation(byte[] content, int from, int length) {
    byte[] block = Arrays.copyOfRange(content, from, Math.min(content.length, from + length));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(block))) {
      Directory read = new TIFFReader().read(in);
      Directory first =
          read instanceof CompoundDirectory all && all.directoryCount() > 0
              ? all.getDirectory(0)
              : read;
      return Optional.ofNullable(first.getEntryById(TIFF.TAG_ORIENTATION))
          .map(Entry::getValue)
          .filter(Number.class::isInstance)
          .map(value -> ((Number) value).intValue())
          .filter(value -> value >= 1 && value <= 8)
          .orElse(UPRIGHT);
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }
}
