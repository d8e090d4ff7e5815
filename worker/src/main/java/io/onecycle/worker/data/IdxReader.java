package io.onecycle.worker.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads one IDX file of unsigned bytes, packed with gzip or not. */
final class IdxReader {

  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final String name;

  private IdxReader(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /**
   * Reads the values of a file that must have exactly the given dimensions. Does not close it.
   *
   * @param name what messages call the file
   * @throws IOException naming the file, what was found and what was expected
   */
  static byte[] read(InputStream file, String name, int... dimensions) throws IOException {
    try {
      return new IdxReader(unpacked(file), name).read(dimensions);
    } catch (ZipException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, it breaks off", e);
    }
  }

  /** Tells by the content: a file may have lost its .gz, or kept it after unpacking. */
  static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
    buffered.mark(2);
    byte[] start = buffered.readNBytes(2);
    buffered.reset();
    boolean packed = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private byte[] read(int... dimensions) throws IOException {
    int magic = UNSIGNED_BYTES + dimensions.length;
    int found = integer();
    if (found != magic) {
      throw refused(
          "starts with 0x%08x".formatted(found), "0x%08x or a gzip of it".formatted(magic));
    }
    int[] sizes = new int[dimensions.length];
    long count = 1;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = integer();
      count *= dimensions[i];
    }
    if (!Arrays.equals(sizes, dimensions)) {
      throw refused("holds " + product(sizes) + " values", product(dimensions));
    }
    byte[] values = new byte[Math.toIntExact(count)];
    int got = fill(values);
    if (got < values.length) {
      throw refused("truncated after " + got + " values", Integer.toString(values.length));
    }
    // Reading on also has a gzip's checksum checked.
    if (in.read() >= 0) {
      throw refused("has more values than its header says", Integer.toString(values.length));
    }
    return values;
  }

  /** Big-endian, as all headers of IDX. */
  private int integer() throws IOException {
    byte[] bytes = new byte[Integer.BYTES];
    if (fill(bytes) < bytes.length) {
      throw refused("truncated in its header", "an IDX file");
    }
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** How many bytes there were; a gzip that breaks off ends there, too. */
  private int fill(byte[] bytes) throws IOException {
    int got = 0;
    try {
      while (got < bytes.length) {
        int n = in.read(bytes, got, bytes.length - got);
        if (n < 0) {
          return got;
        }
        got += n;
      }
    } catch (EOFException e) {
      return got;
    }
    return got;
  }

  private IOException refused(String found, String expected) {
    return new IOException("Cannot read " + name + ": " + found + ", expected " + expected);
  }

  private static String product(int[] sizes) {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toUnsignedString)
        .collect(Collectors.joining("×"));
  }
}
