package io.onecycle.worker.model;

import io.onecycle.worker.device.AffinityBinding;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.device.DeviceBinding;
import org.nd4j.linalg.factory.Nd4j;

/** Ties threads to the devices of whichever ND4J backend is on the class path. */
public record Nd4jDeviceBinding() implements DeviceBinding {

  @Override
  public void bind(Device device) {
    AffinityBinding.bind(device, new Affinity());
  }

  private record Affinity() implements AffinityBinding.Backend {

    @Override
    public String name() {
      return "ND4J's " + Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    public boolean isCuda() {
      return !Nd4j.getEnvironment().isCPU();
    }

    @Override
    public int devices() {
      return Nd4j.getAffinityManager().getNumberOfDevices();
    }

    @Override
    public void use(int device) {
      Nd4j.getAffinityManager().unsafeSetDevice(device);
    }

    @Override
    public int current() {
      return Nd4j.getAffinityManager().getDeviceForCurrentThread();
    }
  }
}
