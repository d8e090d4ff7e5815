package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processors without bfloat16 compute it all the same, and slowly. */
class TorchBfloat16Test {

  static Stream<String> nets() {
    return Nets.all().entrySet().stream()
        .filter(net -> net.getValue().loss() == Loss.CROSS_ENTROPY)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void isAsCloseAsEightBitsAllow(String name) throws NotCoveredException {
    Structure net = Nets.all().get(name);
    Batch batch = Numbers.batch(net, Numbers.BATCH, 2);
    float[] before = Numbers.state(net).parameters();
    try (Trainer exact = Numbers.trainer(Torches.onCpu(), net);
        Trainer rough = rough(net)) {
      double loss = exact.step(batch, Numbers.rate(1));
      assertThat(rough.step(batch, Numbers.rate(1)))
          .isNotEqualTo(loss)
          .isCloseTo(loss, within(0.03 * (1 + loss)));
      assertThat(cosine(moved(before, exact), moved(before, rough))).isBetween(0.97, 1 - 1e-9);
    }
  }

  @Test
  void parametersAndUpdatesStayExact() throws NotCoveredException {
    Structure net = Nets.lenet();
    TrainerState state = Numbers.state(net);
    try (Trainer rough = rough(net)) {
      assertThat(rough.state().parameters()).isEqualTo(state.parameters());
      rough.step(Numbers.batch(net, Numbers.BATCH, 1), Numbers.rate(1e-6));
      float[] after = rough.state().parameters();
      int moved = 0;
      for (int i = 0; i < after.length; i++) {
        moved += after[i] != state.parameters()[i] ? 1 : 0;
        assertThat(after[i]).isCloseTo(state.parameters()[i], within(1e-4f));
      }
      // In bfloat16 such steps would be lost.
      assertThat(moved).isGreaterThan(after.length / 10);
    }
  }

  @Test
  void followsWeightsThatAreRestoredAndNamesItself() throws NotCoveredException {
    Structure net = Nets.residual(0.5);
    Batch batch = Numbers.batch(net, Numbers.BATCH, 1);
    try (Trainer rough = rough(net)) {
      float[] outputs = rough.outputs(batch);
      double loss = rough.step(batch, Numbers.rate(0.1));
      assertThat(rough.outputs(batch)).isNotEqualTo(outputs);
      rough.restore(Numbers.state(net));
      assertThat(rough.outputs(batch)).isEqualTo(outputs);
      assertThat(rough.step(batch, Numbers.rate(0.1))).isEqualTo(loss);
      assertThat(rough.backend()).isEqualTo("torch/cpu/bfloat16");
    }
  }

  private static Trainer rough(Structure net) throws NotCoveredException {
    Training plain = Numbers.training();
    Trainer trainer =
        Torches.onCpu()
            .compile(
                net,
                new Training(
                    plain.epochs(),
                    plain.cycles(),
                    plain.batchSize(),
                    plain.limit(),
                    plain.validation(),
                    plain.augment(),
                    plain.optimizer(),
                    plain.weightDecayMode(),
                    plain.weightDecayScope(),
                    Precision.BFLOAT16,
                    plain.scoring()));
    trainer.restore(Numbers.state(net));
    return trainer;
  }

  private static double[] moved(float[] from, Trainer trainer) {
    float[] to = trainer.state().parameters();
    double[] moved = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      moved[i] = to[i] - from[i];
    }
    return moved;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      ofA += a[i] * a[i];
      ofB += b[i] * b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }
}
