package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.model.Backend;
import org.junit.jupiter.api.Test;

class ComputedTest {

  @Test
  void aTrialIsRunAgainByWhatItsRowNames() {
    assertThat(Computed.as("onednn/avx512_core")).isEqualTo(Computed.on(Backend.ONEDNN));
    assertThat(Computed.as("onednn/avx512_core/bfloat16")).isEqualTo(Computed.on(Backend.ONEDNN));
    assertThat(Computed.as("torch/cpu")).isEqualTo(Computed.on(Backend.TORCH));
    assertThat(Computed.as("torch/cuda:1/bfloat16"))
        .isEqualTo(new Computed(Backend.TORCH, new Device.Cuda(0)));
    assertThat(Computed.as("dl4j/CpuBackend")).isEqualTo(Computed.on(Backend.DL4J));
    assertThat(Computed.as("dl4j/JCublasBackend"))
        .isEqualTo(new Computed(Backend.DL4J, new Device.Cuda(0)));
    assertThat(Computed.as("nd4j-ops/CpuBackend")).isEqualTo(Computed.on(Backend.AUTO));
    assertThat(Computed.as("")).isEqualTo(Computed.on(Backend.AUTO));
  }

  @Test
  void aMachineWithoutAGpuSaysSo() {
    assertThat(Computed.on(Backend.ONEDNN).missing()).isEmpty();
    assertThat(Computed.as("dl4j/JCublasBackend").missing().orElseThrow()).contains("cuda:0");
  }
}
