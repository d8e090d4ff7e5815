package io.onecycle.worker.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Numbers that a program reads and nobody changes.
 *
 * @param numbers in row-major order
 */
record Constant(Tensor tensor, float[] numbers) {

  void bind(Pointer memory) {
    tensor.bind(memory);
    new FloatPointer(memory).put(numbers);
  }
}
