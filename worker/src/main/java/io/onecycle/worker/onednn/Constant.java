package io.onecycle.worker.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Numbers that a program reads and nobody changes. */
final class Constant {

  private final Tensor tensor;
  private final float[] numbers;

  /**
   * A constant.
   *
   * @param numbers in row-major order
   */
  Constant(Tensor tensor, float[] numbers) {
    this.tensor = tensor;
    this.numbers = numbers;
  }

  long bytes() {
    return tensor.layout().bytes();
  }

  void bind(Pointer memory) {
    tensor.bind(memory);
    new FloatPointer(memory).put(numbers);
  }
}
