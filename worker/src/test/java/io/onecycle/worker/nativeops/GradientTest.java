package io.onecycle.worker.nativeops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.ReferenceNetwork;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Trainer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against central differences of the same network in doubles. */
class GradientTest {

  static Stream<String> nets() {
    return Nets.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void isTheSlopeOfTheLoss(String name) throws NotCoveredException {
    check(Nets.all().get(name), Numbers.BATCH);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void isTheSlopeOfTheLossOfASmallerAndOfALargerBatch(String name) throws NotCoveredException {
    check(Nets.all().get(name), Numbers.BATCH - 2);
    check(Nets.all().get(name), Numbers.BATCH + 3);
  }

  private static void check(Structure structure, int n) throws NotCoveredException {
    Batch batch = Numbers.batch(structure, n, 2);
    float[] before = Numbers.state(structure).parameters();
    double[] w = Numbers.doubles(before);
    double expected = new ReferenceNetwork(structure, w.clone(), true).loss(batch);
    try (Trainer trainer = Numbers.trainer(structure)) {
      // Anything that a pass leaves behind would show in the next.
      trainer.step(Numbers.batch(structure, Numbers.BATCH, 3), Numbers.rate(0.1));
      trainer.restore(Numbers.state(structure));
      double loss = trainer.step(batch, Numbers.rate(1));
      assertThat(loss).isCloseTo(expected, within(1e-5));
      float[] after = trainer.state().parameters();
      for (Parameter parameter : structure.parameters()) {
        if (parameter.kind() != Kind.STATISTIC) {
          // Some twenty numbers of each are enough, and every one of the small.
          int stride = 1 + (int) parameter.length() / 20;
          for (int i = 0; i < parameter.length(); i += stride) {
            int at = (int) parameter.offset() + i;
            double slope = ReferenceNetwork.slope(structure, w, batch, at);
            assertThat((double) before[at] - after[at])
                .as("number %d of %s", i, parameter)
                .isCloseTo(slope, within(1e-5 + 2e-5 * Math.abs(slope)));
          }
        }
      }
    }
  }
}
