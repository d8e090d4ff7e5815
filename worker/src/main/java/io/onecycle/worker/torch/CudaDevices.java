package io.onecycle.worker.torch;

import io.onecycle.worker.device.DeviceLostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch_cuda;

/** The GPUs of this process. Not to be touched where CUDA is not there. */
final class CudaDevices {

  /** Those that have computed in this process. */
  private static final Set<Integer> WORKING = ConcurrentHashMap.newKeySet();

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
   * @throws DeviceLostException if it did work earlier
   */
  static void tryOut(int device) {
    double sum;
    try {
      sum = Scopes.within(() -> onePlusOne(device));
    } catch (RuntimeException e) {
      String reason =
          "Cannot compute on cuda:%d: %s"
              .formatted(device, Failure.firstLine(String.valueOf(e.getMessage())));
      throw WORKING.contains(device)
          ? new DeviceLostException(reason, e)
          : new IllegalStateException(reason, e);
    }
    if (sum != 2) {
      throw new IllegalStateException(
          "Cannot compute on cuda:%d: 1 + 1 is %s".formatted(device, sum));
    }
    WORKING.add(device);
  }

  private static double onePlusOne(int device) {
    TensorOptions there = new TensorOptions(new Device(DeviceType.CUDA, (byte) device));
    return torch.ones(new long[] {2}, there).sum().item_double();
  }
}
