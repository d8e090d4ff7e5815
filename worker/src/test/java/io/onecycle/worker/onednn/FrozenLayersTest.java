package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.RandomMix;
import io.onecycle.worker.compile.RandomSketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of layers that do not learn, no gradient is computed, and all else is as if it were. */
@EachInstructionSet
class FrozenLayersTest {

  private static final NativeBudget BUDGET = new NativeBudget(1L << 30);
  private static final Rates RATES = Numbers.rates(0.9, 1e-2, 3e-2, 2e-2, 1e-2);

  static Stream<Structure> networks() {
    return Stream.of(
            Stream.of(Nets.lenet(), Nets.residual(0.8), Nets.manyChannels(), Nets.perceptron()),
            IntStream.rangeClosed(1, 4).mapToObj(RandomSketch::of),
            IntStream.rangeClosed(1, 6).mapToObj(RandomMix::of))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatLearnsComesOutBitForBitAsWithAllGradients(Structure net) throws NotCoveredException {
    for (List<Integer> frozen : List.of(List.of(0), List.of(1), List.of(0, 1))) {
      if (net.parameters().stream().allMatch(each -> frozen.contains(each.group()))) {
        continue;
      }
      OneDnnCompiler compiler = new OneDnnCompiler(BUDGET);
      try (Trainer fast = Numbers.trainer(compiler, net.freezing(frozen));
          Trainer whole = Numbers.trainer(compiler, net)) {
        for (int n : new int[] {Numbers.BATCH, Numbers.BATCH, 3, Numbers.BATCH}) {
          Batch batch = Numbers.batch(net, n, n);
          assertThat(fast.step(batch, RATES.freezing(frozen)))
              .isEqualTo(whole.step(batch, RATES.freezing(frozen)));
        }
        assertThat(fast.state().parameters()).isEqualTo(whole.state().parameters());
      }
    }
  }

  @Test
  void theBackwardPassEndsAtTheLowestLayerThatLearns() throws NotCoveredException {
    assertThat(gradients(Nets.lenet()))
        .containsExactly(
            "dense weights",
            "dense data",
            "dense weights",
            "dense data",
            "pool gradient",
            "conv weights",
            "conv data",
            "pool gradient",
            "conv weights");
    assertThat(gradients(Nets.lenet().freezing(List.of(0))))
        .containsExactly(
            "dense weights",
            "dense data",
            "dense weights",
            "dense data",
            "pool gradient",
            "conv weights");
    assertThat(gradients(Nets.lenet().freezing(List.of(0, 1)))).containsExactly("dense weights");
    assertThat(gradients(Nets.lenet().freezing(List.of(1))))
        .containsExactly(
            "dense weights",
            "dense data",
            "dense data",
            "pool gradient",
            "conv data",
            "pool gradient",
            "conv weights");
  }

  private static List<String> gradients(Structure net) throws NotCoveredException {
    try (OneDnnTrainer trainer =
        OneDnnTrainer.create(net, Numbers.training(), BUDGET, Canaries.off())) {
      return trainer.calls(Numbers.BATCH).stream()
          .map(Call::toString)
          .flatMap(
              name ->
                  Stream.of(
                          "dense weights",
                          "dense data",
                          "conv weights",
                          "conv data",
                          "pool gradient")
                      .filter(name::startsWith))
          .toList();
    }
  }
}
