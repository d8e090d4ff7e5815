package io.onecycle.worker.data.file;

import io.onecycle.worker.api.Shape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The binary form of CIFAR's files: records, one after the other without a header, of a label and
 * three planes of 32×32 pixels, red, green and blue.
 */
public enum CifarForm {
  CIFAR10(1, 10),
  /** With two labels, coarse and fine; the second is learnt. */
  CIFAR100(2, 100);

  /** Of an image. */
  public static final Shape SHAPE = new Shape(3, 32, 32);

  private static final int BUFFER = 1 << 16;

  private final int labelBytes;
  private final int classes;

  CifarForm(int labelBytes, int classes) {
    this.labelBytes = labelBytes;
    this.classes = classes;
  }

  /** How many there are; a label is below. */
  public int classes() {
    return classes;
  }

  /** Labels before the pixels of a record, a byte each; the last is the one that is learnt. */
  public int labelBytes() {
    return labelBytes;
  }

  /** Bytes of a record: labels and pixels. */
  public int recordBytes() {
    return labelBytes + SHAPE.size();
  }

  /**
   * Reads records into arrays. Does not close the file.
   *
   * @param name what messages call the file
   * @param from the first record, from 0
   * @param at the first image in the arrays that is written to
   * @throws IOException naming a label of no class, or if the file ends before
   */
  public void read(
      InputStream file, String name, int from, int count, byte[] labels, byte[] pixels, int at)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(file, BUFFER));
    byte[] label = new byte[labelBytes];
    try {
      in.skipNBytes((long) from * recordBytes());
      for (int i = 0; i < count; i++) {
        in.readFully(label);
        int value = Byte.toUnsignedInt(label[labelBytes - 1]);
        if (value >= classes) {
          throw new IOException(
              "Cannot read %s: label %d of image %d (counted from 0), expected 0 to %d"
                  .formatted(name, value, from + i, classes - 1));
        }
        labels[at + i] = (byte) value;
        in.readFully(pixels, (at + i) * SHAPE.size(), SHAPE.size());
      }
    } catch (EOFException e) {
      throw new IOException("Cannot read " + name + ": it was cut while it was read", e);
    }
  }
}
