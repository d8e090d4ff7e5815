package io.onecycle.worker.data.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * An array in ND4J's binary form ({@code Nd4j.write}): the buffer of its shape information, then
 * that of its numbers, each with its allocation mode, length and type before it; big-endian.
 *
 * @param shape sizes of its dimensions
 * @param numbers row after row
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
record Nd4jArray(int[] shape, float[] numbers) {

  private static final int MOST_DIMENSIONS = 8;

  /** More is no mini-batch. */
  private static final long MOST_NUMBERS = 1L << 28;

  static Nd4jArray read(DataInputStream in) throws IOException {
    long[] information = shapeInformation(in);
    int rank = (int) information[0];
    if (rank < 1 || information.length != 2L * rank + 4) {
      throw new IOException("an array of rank " + information[0] + ", expected 1 to 8");
    }
    int[] shape = new int[rank];
    long count = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = Math.toIntExact(information[1 + i]);
      count = Math.multiplyExact(count, Math.max(1, shape[i]));
      if (shape[i] < 1 || count > MOST_NUMBERS) {
        throw new IOException("an array of shape " + Arrays.toString(shape) + ", expected less");
      }
    }
    float[] stored = numbers(in, count);
    boolean columnsFirst = information[information.length - 1] == 'f';
    return new Nd4jArray(shape, columnsFirst ? rowsFirst(stored, shape) : stored);
  }

  String shown() {
    return Arrays.toString(shape);
  }

  private static float[] numbers(DataInputStream in, long count) throws IOException {
    String type = allocated(in, count);
    boolean isDouble = type.equals("DOUBLE");
    if (!isDouble && !type.equals("FLOAT")) {
      throw new IOException("numbers of type " + type + ", expected FLOAT or DOUBLE");
    }
    float[] numbers = new float[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = isDouble ? (float) in.readDouble() : in.readFloat();
    }
    return numbers;
  }

  private static String allocated(DataInputStream in, long count) throws IOException {
    long length = length(in);
    String type = in.readUTF();
    if (length != count) {
      throw new IOException(length + " numbers, expected the " + count + " of the array's shape");
    }
    return type;
  }

  /** Versions before 1.0.0-beta wrote shapes as int. */
  private static long[] shapeInformation(DataInputStream in) throws IOException {
    long length = length(in);
    String type = in.readUTF();
    boolean isLong = type.equals("LONG");
    if (!isLong && !type.equals("INT")) {
      throw new IOException("shape information of type " + type + ", expected LONG or INT");
    }
    if (length < 4 || length > 2 * MOST_DIMENSIONS + 4) {
      throw new IOException(length + " numbers of shape information, expected those of an array");
    }
    long[] information = new long[(int) length];
    for (int i = 0; i < information.length; i++) {
      information[i] = isLong ? in.readLong() : in.readInt();
    }
    return information;
  }

  private static long length(DataInputStream in) throws IOException {
    String mode = in.readUTF();
    return switch (mode) {
      case "DIRECT", "HEAP", "JAVACPP" -> in.readInt();
      case "LONG_SHAPE", "MIXED_DATA_TYPES", "OFFHEAP" -> in.readLong();
      default ->
          throw new IOException("no array of ND4J's, expected Deeplearning4j's DataSet.save");
    };
  }

  private static float[] rowsFirst(float[] columnsFirst, int[] shape) {
    float[] numbers = new float[columnsFirst.length];
    int[] at = new int[shape.length];
    for (int i = 0; i < numbers.length; i++) {
      int from = 0;
      for (int d = shape.length - 1; d >= 0; d--) {
        from = from * shape[d] + at[d];
      }
      numbers[i] = columnsFirst[from];
      for (int d = shape.length - 1; d >= 0 && ++at[d] == shape[d]; d--) {
        at[d] = 0;
      }
    }
    return numbers;
  }
}
