package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.device.CurrentDevice;
import io.onecycle.worker.device.Device;
import org.junit.jupiter.api.Test;

/** With the processor's natives, which the tests have; what CUDA does only a GPU can show. */
class TorchDeviceBindingTest {

  @Test
  void servesTheProcessor() {
    new TorchDeviceBinding().bind(Device.CPU);
    assertThat(CurrentDevice.ofThread()).isEqualTo(Device.CPU);
    assertThat(Libtorch.missing()).isEmpty();
  }

  @Test
  void standsInForGpusWhereTheyAreFake() {
    new TorchDeviceBinding().bind(new Device.Fake(1));
    assertThat(CurrentDevice.ofThread()).isEqualTo(new Device.Fake(1));
  }

  @Test
  void refusesAGpuWithoutCudaAndSaysHowToGetIt() {
    TorchDeviceBinding binding = new TorchDeviceBinding();
    new TorchDeviceBinding().bind(Device.CPU);
    assertThatThrownBy(() -> binding.bind(new Device.Cuda(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot compute on cuda:0: libtorch's CUDA part is not there")
        .hasMessageContaining("build with -Pcuda");
    assertThat(CurrentDevice.ofThread()).isEqualTo(Device.CPU);
    assertThat(Libtorch.reachesCuda()).isFalse();
  }
}
