package io.onecycle.worker.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Reads some of the records of an IDX file of unsigned bytes, packed with gzip or not. */
public final class IdxSlice implements AutoCloseable {

  private static final int LARGEST_SIDE = 1 << 16;

  private final String name;
  private final DataInputStream in;
  private final List<Integer> dimensions = new ArrayList<>();

  /**
   * Reads the header.
   *
   * @param name what messages call the file
   * @param rank how many dimensions it must have, 1 or more; the first counts records
   */
  public IdxSlice(InputStream file, String name, int rank) throws IOException {
    this.name = name;
    try {
      this.in = new DataInputStream(IdxReader.unpacked(file));
      int magic = in.readInt();
      if (magic != 0x0800 + rank) {
        throw new IOException(
            "Cannot read %s: starts with 0x%08x, expected 0x%08x or a gzip of it"
                .formatted(name, magic, 0x0800 + rank));
      }
      for (int i = 0; i < rank; i++) {
        int size = in.readInt();
        if (size < 1 || (i > 0 && size > LARGEST_SIDE)) {
          throw new IOException(
              "Cannot read %s: dimension %d is %d, expected at least 1%s"
                  .formatted(name, i, size, i > 0 ? " and at most " + LARGEST_SIDE : ""));
        }
        dimensions.add(size);
      }
    } catch (EOFException e) {
      throw new IOException("Cannot read " + name + ": truncated in its header", e);
    } catch (ZipException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, " + e.getMessage(), e);
    }
  }

  /** Of the file; the first counts records. */
  public List<Integer> dimensions() {
    return List.copyOf(dimensions);
  }

  /** Bytes of a record. */
  private long recordBytes() {
    return dimensions.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /**
   * Reads records; to be called once.
   *
   * @param from the first one, from 0
   * @throws IOException if the file ends before, or where these are its last, goes on
   */
  public byte[] read(int from, int count) throws IOException {
    try {
      in.skipNBytes(from * recordBytes());
      byte[] values = new byte[Math.toIntExact(count * recordBytes())];
      in.readFully(values);
      if (from + count == dimensions.get(0) && in.read() >= 0) {
        throw new IOException(
            "Cannot read %s: longer than its header says, expected %d records of %d bytes"
                .formatted(name, dimensions.get(0), recordBytes()));
      }
      return values;
    } catch (EOFException e) {
      throw new IOException(
          "Cannot read %s: truncated, expected %d records of %d bytes as its header says"
              .formatted(name, dimensions.get(0), recordBytes()),
          e);
    } catch (ZipException e) {
      throw new IOException("Cannot read " + name + ": corrupt gzip, " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
