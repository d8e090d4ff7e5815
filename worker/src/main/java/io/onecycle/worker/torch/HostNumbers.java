package io.onecycle.worker.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers from and to Java's heap. */
final class HostNumbers {

  private HostNumbers() {}

  /** A copy of a row-major tensor of floats on the host. */
  static float[] of(Tensor tensor) {
    float[] numbers = new float[Math.toIntExact(tensor.numel())];
    tensor.data_ptr_float().get(numbers);
    return numbers;
  }

  /** A copy of {@code numbers} on the device. */
  static Tensor tensor(float[] numbers, Place place) {
    Tensor copy =
        torch.empty(new long[] {numbers.length}, place.staging(ScalarType.Float), Formats.asIs());
    copy.data_ptr_float().put(numbers);
    return copy.to(place.device(), ScalarType.Float);
  }
}
