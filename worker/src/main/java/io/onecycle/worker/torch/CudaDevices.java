package io.onecycle.worker.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch_cuda;

/** The GPUs of this process. Not to be touched where CUDA is not there. */
final class CudaDevices {

  private CudaDevices() {}

  static int count() {
    return torch_cuda.device_count();
  }

  static void use(int device) {
    torch_cuda.set_device((byte) device);
  }

  static int current() {
    return torch_cuda.current_device();
  }

  /**
   * Computes something.
   *
   * @throws IllegalStateException if libtorch has no code for the device, or it does not work
   */
  static void tryOut(int device) {
    double sum;
    try {
      sum = Scopes.within(() -> onePlusOne(device));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Cannot compute on cuda:%d: %s".formatted(device, e.getMessage()), e);
    }
    if (sum != 2) {
      throw new IllegalStateException(
          "Cannot compute on cuda:%d: 1 + 1 is %s".formatted(device, sum));
    }
  }

  private static double onePlusOne(int device) {
    TensorOptions there = new TensorOptions(new Device(DeviceType.CUDA, (byte) device));
    return torch.ones(new long[] {2}, there).sum().item_double();
  }
}
