package io.onecycle.worker.nativeops;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers from and to the device. Through ND4J's own arrays rather than their pointers, which on
 * CUDA may show memory of the host that is out of date.
 */
final class Transfer {

  private Transfer() {}

  /** Overwrites a vector with as many numbers. */
  static void upload(float[] numbers, INDArray vector) {
    try (INDArray copy = Nd4j.createFromArray(numbers)) {
      vector.assign(copy);
    }
  }

  /** Overwrites a vector with the numbers from {@code from} on. */
  static void upload(float[] numbers, int from, INDArray vector) {
    int length = Math.toIntExact(vector.length());
    boolean all = from == 0 && numbers.length == length;
    upload(all ? numbers : Arrays.copyOfRange(numbers, from, from + length), vector);
  }

  /** A copy of a vector. */
  static float[] download(INDArray vector) {
    return vector.toFloatVector();
  }
}
