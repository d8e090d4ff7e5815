package io.onecycle.worker.torch;

import io.onecycle.worker.device.AffinityBinding;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.device.DeviceBinding;

/** Ties threads to the GPUs that libtorch sees, or to the processor where it sees none. */
public record TorchDeviceBinding() implements DeviceBinding {

  @Override
  public void bind(Device device) {
    boolean gpu = device instanceof Device.Cuda;
    var missing = gpu ? Libtorch.missingCuda() : Libtorch.missing();
    missing.ifPresent(reason -> refuse(device, reason));
    AffinityBinding.bind(device, new Affinity());
    if (device instanceof Device.Cuda cuda) {
      CudaDevices.tryOut(cuda.index());
    }
  }

  private static void refuse(Device device, String reason) {
    throw new IllegalStateException("Cannot compute on %s: %s".formatted(device.name(), reason));
  }

  private record Affinity() implements AffinityBinding.Backend {

    @Override
    public String name() {
      return "libtorch";
    }

    @Override
    public boolean isCuda() {
      return Libtorch.reachesCuda() && CudaDevices.count() > 0;
    }

    @Override
    public int devices() {
      return CudaDevices.count();
    }

    @Override
    public void use(int device) {
      CudaDevices.use(device);
    }

    @Override
    public int current() {
      return CudaDevices.current();
    }
  }
}
