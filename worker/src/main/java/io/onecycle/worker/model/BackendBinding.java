package io.onecycle.worker.model;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.device.DeviceBinding;
import io.onecycle.worker.torch.Libtorch;
import io.onecycle.worker.torch.TorchDeviceBinding;
import org.nd4j.linalg.factory.Nd4j;

/** Ties threads to the devices of whatever tensor library a backend computes with. */
public record BackendBinding(Backend backend) implements DeviceBinding {

  @Override
  public void bind(Device device) {
    binding(device).bind(device);
  }

  private DeviceBinding binding(Device device) {
    return switch (backend) {
      case TORCH -> new TorchDeviceBinding();
      case ONEDNN, DL4J -> new Nd4jDeviceBinding();
      case AUTO -> isTorchs(device) ? new TorchDeviceBinding() : new Nd4jDeviceBinding();
    };
  }

  /** A GPU is libtorch's, unless only ND4J can reach it. */
  private static boolean isTorchs(Device device) {
    boolean reaches = Libtorch.reachesCuda();
    return reaches || (device instanceof Device.Cuda && Nd4j.getEnvironment().isCPU());
  }
}
