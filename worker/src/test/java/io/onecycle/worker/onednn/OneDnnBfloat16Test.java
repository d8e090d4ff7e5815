package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Skipped on processors that do not compute in bfloat16. */
class OneDnnBfloat16Test {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.onecycle.worker.onednn.OneDnnTrainerTest#networks")
  void bfloat16IsAsCloseAsEightBitsAllow(String name) throws Exception {
    Structure structure = Nets.all().get(name);
    assumeTrue(Engine.hasBfloat16(), "this processor has no bfloat16");
    float[] parameters = OneDnnTrainerTest.parameters(structure);
    Batch batch = OneDnnTrainerTest.batch(structure, 6);
    try (Trainer exact =
            OneDnnTrainerTest.trainer(
                structure, parameters, OneDnnTrainerTest.training(Optimizer.SGD));
        Trainer rough = OneDnnTrainerTest.trainer(structure, parameters, bfloat16())) {
      assertThat(rough.step(batch, Numbers.rate(1)))
          .isCloseTo(exact.step(batch, Numbers.rate(1)), within(0.03));
      assertThat(rough.backend()).endsWith("/bfloat16");
      double[] expected = moved(parameters, exact);
      double[] found = moved(parameters, rough);
      assertThat(cosine(expected, found)).isGreaterThan(0.98);
      double after = OneBatch.scores(exact, batch).loss();
      assertThat(OneBatch.scores(rough, batch).loss()).isCloseTo(after, within(1e-6 + 0.1 * after));
    }
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

  private static Training bfloat16() {
    Training plain = OneDnnTrainerTest.training(Optimizer.SGD);
    return new Training(
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
        plain.scoring());
  }
}
