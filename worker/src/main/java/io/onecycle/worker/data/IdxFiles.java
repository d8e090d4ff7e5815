package io.onecycle.worker.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The IDX format of MNIST: a magic number, the dimensions, then unsigned bytes; gzipped or not. */
public final class IdxFiles {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final int GZIP = 0x1f;
  private static final int LARGEST = 1 << 30;

  private IdxFiles() {}

  /**
   * Reads a file of images and the file of their labels.
   *
   * @throws IOException naming the file, what it holds and what was expected
   */
  public static Images read(Path images, Path labels, int classes) throws IOException {
    try (InputStream pixels = Files.newInputStream(images);
        InputStream classesOf = Files.newInputStream(labels)) {
      return read(pixels, images.toString(), classesOf, labels.toString(), classes);
    }
  }

  /** As above, from streams that go by the given names in messages. */
  static Images read(
      InputStream images, String imagesName, InputStream labels, String labelsName, int classes)
      throws IOException {
    Idx pixels = decode(images, imagesName, IMAGES, 3);
    Idx classesOf = decode(labels, labelsName, LABELS, 1);
    if (pixels.dimensions[0] != classesOf.dimensions[0]) {
      throw new IOException(
          "Cannot use %s: it has %d labels, but %s has %d images"
              .formatted(labelsName, classesOf.dimensions[0], imagesName, pixels.dimensions[0]));
    }
    try {
      return new Images(
          1, pixels.dimensions[1], pixels.dimensions[2], classes, pixels.bytes, classesOf.bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "Cannot use " + imagesName + " with " + labelsName + ": " + e.getMessage(), e);
    }
  }

  /** What a file holds. */
  private static final class Idx {
    private final int[] dimensions;
    private final byte[] bytes;

    Idx(int[] dimensions, byte[] bytes) {
      this.dimensions = dimensions;
      this.bytes = bytes;
    }
  }

  private static Idx decode(InputStream raw, String name, int magic, int rank) throws IOException {
    try (InputStream in = plain(raw)) {
      ByteBuffer header = ByteBuffer.wrap(exactly(in, 4 + 4 * rank, name));
      int found = header.getInt();
      if (found != magic) {
        throw new IOException(
            "Cannot read %s: it begins with 0x%08x, expected 0x%08x (IDX, unsigned bytes, %d"
                    .formatted(name, found, magic, rank)
                + " dimensions)");
      }
      int[] dimensions = new int[rank];
      long size = 1;
      for (int i = 0; i < rank; i++) {
        dimensions[i] = header.getInt();
        size = dimensions[i] < 0 ? Long.MAX_VALUE : Math.min(LARGEST + 1L, size * dimensions[i]);
        if (size > LARGEST) {
          throw new IOException("Cannot read " + name + ": it claims more than 1 GiB of data");
        }
      }
      byte[] bytes = exactly(in, (int) size, name);
      if (in.read() >= 0) {
        throw new IOException(
            "Cannot read " + name + ": it goes on after the " + size + " bytes that it announces");
      }
      return new Idx(dimensions, bytes);
    } catch (ZipException | EOFException e) {
      throw new IOException("Cannot read " + name + ": its gzip data is damaged or cut short", e);
    }
  }

  private static InputStream plain(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static byte[] exactly(InputStream in, int length, String name) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException(
          "Cannot read %s: it ends after %d of %d expected bytes"
              .formatted(name, bytes.length, length));
    }
    return bytes;
  }
}
