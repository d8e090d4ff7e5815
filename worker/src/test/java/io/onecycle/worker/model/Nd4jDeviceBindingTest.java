package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.device.Device;
import org.junit.jupiter.api.Test;

/** On the CPU backend that the tests have; what CUDA does only a GPU can show. */
class Nd4jDeviceBindingTest {

  @Test
  void theCpuBackendServesTheCpuAndNoGpu() {
    Nd4jDeviceBinding binding = new Nd4jDeviceBinding();
    assertThatCode(() -> binding.bind(Device.CPU)).doesNotThrowAnyException();
    assertThatThrownBy(() -> binding.bind(new Device.Cuda(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot compute on cuda:0: ND4J's CpuBackend computes on the CPU");
  }
}
