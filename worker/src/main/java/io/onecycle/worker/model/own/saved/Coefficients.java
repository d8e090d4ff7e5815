package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads {@code coefficients.bin} as {@code Nd4j.write} writes a vector: shape information and
 * numbers, each after a header of where it was kept, how many there are and of which type,
 * big-endian. Read here, no length that a file claims is believed before memory is taken for it.
 */
final class Coefficients {

  private static final String SUBJECT = "coefficients.bin";
  private static final int MAX_SHAPE = 128;

  private Coefficients() {}

  /**
   * The numbers of a vector.
   *
   * @param count how many the configuration has
   * @throws FaultyModelException if there are others than so many numbers
   */
  static float[] read(byte[] bytes, int count) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Header shape = Header.read(in);
      if (shape.length < 0 || shape.length > MAX_SHAPE) {
        throw new IOException("its shape has " + shape.length + " numbers");
      }
      in.skipNBytes(shape.length * (shape.type.equals("INT") ? Integer.BYTES : Long.BYTES));
      Header numbers = Header.read(in);
      if (numbers.length != count) {
        throw new FaultyModelException(
            SUBJECT,
            "has " + numbers.length + " parameters",
            count + ", as many as its configuration has");
      }
      return numbers(in, numbers.type, count);
    } catch (IOException e) {
      String reason = e instanceof EOFException ? "it ends early" : e.getMessage();
      FaultyModelException fault =
          new FaultyModelException(
              SUBJECT, "cannot be read: " + reason, "parameters as ModelSerializer writes them");
      fault.initCause(e);
      throw fault;
    }
  }

  private static float[] numbers(DataInputStream in, String type, int count) throws IOException {
    boolean doubles = type.equals("DOUBLE");
    if (!doubles && !type.equals("FLOAT")) {
      throw new IOException("they are of type " + type);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = doubles ? (float) in.readDouble() : in.readFloat();
      if (!Float.isFinite(numbers[i])) {
        throw new IOException("parameter " + i + " is " + numbers[i]);
      }
    }
    return numbers;
  }

  /** What stands before the numbers of a buffer. */
  private record Header(long length, String type) {
    static Header read(DataInputStream in) throws IOException {
      String kept = in.readUTF();
      boolean wide = kept.equals("MIXED_DATA_TYPES") || kept.equals("LONG_SHAPE");
      return new Header(wide ? in.readLong() : in.readInt(), in.readUTF());
    }
  }
}
