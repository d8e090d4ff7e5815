package io.onecycle.worker.data.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An IDX file of unsigned bytes, packed with gzip or not: all of it, or some of its records. */
public final class IdxRecords implements AutoCloseable {

  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int LARGEST_SIDE = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputStream in;
  private final int[] sizes;

  private IdxRecords(InputStream file, String name, int rank) throws IOException {
    this.name = name;
    this.in = unpacked(file);
    this.sizes = new int[rank];
    int magic = UNSIGNED_BYTES + rank;
    int found = integer();
    if (found != magic) {
      throw refused(
          "starts with 0x%08x".formatted(found), "0x%08x or a gzip of it".formatted(magic));
    }
    for (int i = 0; i < rank; i++) {
      sizes[i] = integer();
    }
  }

  /**
   * Reads all values of a file that must have exactly the given dimensions. Does not close it.
   *
   * @param name what messages call the file
   * @throws IOException naming the file, what was found and what was expected
   */
  public static byte[] all(InputStream file, String name, int... dimensions) throws IOException {
    return told(name, () -> new IdxRecords(file, name, dimensions.length).all(dimensions));
  }

  /**
   * Reads the header of a file whose records are then read.
   *
   * @param name what messages call the file
   * @param rank how many dimensions it must have, 1 or more; the first counts records
   * @throws IOException naming the file, what was found and what was expected
   */
  public static IdxRecords open(InputStream file, String name, int rank) throws IOException {
    IdxRecords records = told(name, () -> new IdxRecords(file, name, rank));
    for (int i = 0; i < rank; i++) {
      int size = records.sizes[i];
      if (size < 1 || (i > 0 && size > LARGEST_SIDE)) {
        throw records.refused(
            "dimension " + i + " is " + size,
            "at least 1" + (i > 0 ? " and at most " + LARGEST_SIDE : ""));
      }
    }
    return records;
  }

  /** Of the file; the first counts records. */
  public List<Integer> dimensions() {
    return Arrays.stream(sizes).boxed().toList();
  }

  /**
   * Reads records; to be called once.
   *
   * @param from the first one, from 0
   * @throws IOException if the file ends before, or where these are its last, goes on
   */
  public byte[] read(int from, int count) throws IOException {
    return told(name, () -> some(from, count));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] all(int... dimensions) throws IOException {
    if (!Arrays.equals(sizes, dimensions)) {
      throw refused("holds " + product(sizes) + " values", product(dimensions));
    }
    byte[] values = new byte[Math.toIntExact(sizes[0] * recordBytes())];
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

  private byte[] some(int from, int count) throws IOException {
    byte[] values = new byte[Math.toIntExact(count * recordBytes())];
    String records = sizes[0] + " records of " + recordBytes() + " bytes";
    if (!skip(from * recordBytes()) || fill(values) < values.length) {
      throw refused("truncated", records + " as its header says");
    }
    if (from + count == sizes[0] && in.read() >= 0) {
      throw refused("longer than its header says", records);
    }
    return values;
  }

  private long recordBytes() {
    return Arrays.stream(sizes).skip(1).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /** Tells by the content: a file may have lost its .gz, or kept it after unpacking. */
  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
    buffered.mark(2);
    byte[] start = buffered.readNBytes(2);
    buffered.reset();
    boolean packed = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** Big-endian, as all headers of IDX. */
  private int integer() throws IOException {
    byte[] bytes = new byte[Integer.BYTES];
    if (fill(bytes) < bytes.length) {
      throw refused("truncated in its header", "an IDX file");
    }
    return ByteBuffer.wrap(bytes).getInt();
  }

  private boolean skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
      return true;
    } catch (EOFException e) {
      return false;
    }
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

  private interface Reading<T> {
    T get() throws IOException;
  }

  /** What is read, or what is wrong with the packing in words that name the file. */
  private static <T> T told(String name, Reading<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (ZipException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, it breaks off", e);
    }
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
