package io.onecycle.driver.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks named files of a gzipped tar (POSIX.1-1988 ustar), wherever in it they are. No path of
 * the archive is used, so none can lead elsewhere.
 */
final class TarGz {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int TYPE_AT = 156;

  private TarGz() {}

  /**
   * Writes each file whole or not at all.
   *
   * @throws IOException if the archive is broken or lacks one of them
   */
  static void unpack(Path archive, List<String> names, Path directory) throws IOException {
    List<String> missing = new ArrayList<>(names);
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
      for (byte[] header = in.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = in.readNBytes(BLOCK)) {
        long size = size(header);
        String path = text(header, 0, NAME);
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean isFile = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
        if (isFile && missing.remove(name)) {
          write(in, size, directory.resolve(name));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      }
    } catch (EOFException e) {
      throw new IOException("Cannot unpack " + archive + ": it breaks off", e);
    } catch (NumberFormatException e) {
      throw new IOException("Cannot unpack " + archive + ": not a tar of numbers in octal", e);
    }
    if (!missing.isEmpty()) {
      throw new IOException("Cannot unpack " + archive + ": no " + String.join(", ", missing));
    }
  }

  private static void write(InputStream in, long size, Path file) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      long got;
      try (InputStream entry = new BoundedInput(in, size)) {
        got = Files.copy(entry, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (got < size) {
        throw new EOFException();
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long size(byte[] header) {
    return Long.parseLong(text(header, SIZE_AT, SIZE).strip(), 8);
  }

  /** Up to the NUL that ends it. */
  private static String text(byte[] header, int at, int length) {
    String text = new String(header, at, length, US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
