package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it is what runs; the gradient checks are of its numbers. */
class WinogradTest {

  @Test
  void convolvesManyChannelsInAllThreePassesWhereThereIsAvx512() throws Exception {
    assumeThat(Engine.hasAvx512()).as("this processor has AVX-512").isTrue();
    assertThat(winograd(Nets.all().get("convolutions of many channels")))
        .containsExactly(
            "conv jit_wino_4x3:avx512_core",
            "conv jit_wino_4x3:avx512_core",
            "conv weights jit_wino_4x3:avx512_core",
            "conv data jit_wino_4x3:avx512_core",
            "conv weights jit_wino_4x3:avx512_core",
            "conv data jit_wino_4x3:avx512_core");
  }

  @Test
  void leavesFewChannelsAlone() throws Exception {
    assertThat(winograd(Nets.all().get("padded convolution"))).isEmpty();
  }

  private static List<String> winograd(Structure structure) throws Exception {
    try (OneDnnTrainer trainer =
        OneDnnTrainer.create(
            structure, Numbers.training(), NativeBudget.ofThisMachine(), Canaries.off())) {
      return trainer.calls(Numbers.BATCH).stream()
          .map(Call::toString)
          .filter(name -> name.contains("wino"))
          .toList();
    }
  }
}
