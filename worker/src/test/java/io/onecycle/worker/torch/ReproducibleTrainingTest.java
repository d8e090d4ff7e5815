package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReproducibleTrainingTest {

  private static final Rates RATES = Numbers.rates(0.9, 1e-3, 0.05, 0.05, 0.05);

  @Test
  void goesTheSameWayToTheLastBitFromTheSameState() throws NotCoveredException {
    Structure net = Nets.residual(0.5);
    try (Trainer one = Numbers.trainer(Torches.onCpu(), net);
        Trainer other = Numbers.trainer(Torches.onCpu(), net)) {
      assertThat(losses(one, net, 0, 6)).isEqualTo(losses(other, net, 0, 6));
      assertSame(one.state(), other.state());
    }
  }

  @Test
  void goesOnFromAStateAsIfItHadNeverBeenLeft() throws NotCoveredException {
    Structure net = Nets.residual(0.5);
    try (Trainer one = Numbers.trainer(Torches.onCpu(), net);
        Trainer other = Numbers.trainer(Torches.onCpu(), net)) {
      losses(one, net, 0, 3);
      TrainerState middle = one.state();
      assertThat(middle.steps()).isEqualTo(3);
      List<Double> onwards = losses(one, net, 3, 6);
      TrainerState end = one.state();
      one.restore(middle);
      assertSame(one.state(), middle);
      assertThat(losses(one, net, 3, 6)).isEqualTo(onwards);
      other.restore(middle);
      assertThat(losses(other, net, 3, 6)).isEqualTo(onwards);
      assertSame(other.state(), end);
    }
  }

  @Test
  void aResetEmptiesTheBufferAndNothingElse() throws NotCoveredException {
    Structure net = Nets.perceptron();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      losses(trainer, net, 0, 2);
      TrainerState before = trainer.state();
      assertThat(before.buffer()).isNotEqualTo(new float[net.parameterCount()]);
      trainer.resetOptimiser();
      assertThat(trainer.state().buffer()).isEqualTo(new float[net.parameterCount()]);
      assertThat(trainer.state().parameters()).isEqualTo(before.parameters());
    }
  }

  @Test
  void learns() throws NotCoveredException {
    Structure net = Nets.lenet();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      double first = trainer.step(Numbers.batch(net, 5, 1), RATES);
      for (int i = 0; i < 40; i++) {
        trainer.step(Numbers.batch(net, 5, 1), RATES);
      }
      assertThat(OneBatch.scores(trainer, Numbers.batch(net, 5, 1)).loss()).isLessThan(first / 10);
      assertThat(OneBatch.scores(trainer, Numbers.batch(net, 5, 1)).accuracy()).hasValue(1.0);
    }
  }

  /** With weights of 0 and biases that dropout's mean goes through, the loss shows the mask. */
  @Test
  void dropoutKeepsItsShareAndTheMeanAndDrawsAnewEachStep() throws NotCoveredException {
    Sketch s = new Sketch(1, 40, 50);
    s.dense(s.meanOfAll(s.dropout(s.conv(0, 1, 1, 1, 0, true), 0.8)), 2, false);
    Structure net = s.structure();
    // In the order of bias, weight, weights.
    TrainerState state = new TrainerState(new float[] {1, 0, 1, 0}, new float[4], 0, 1);
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      trainer.restore(state);
      Batch batch = Batch.ofClasses(new float[2000], new int[] {1}, 1, new Shape(1, 40, 50));
      // The loss is ln(1 + e^m) for a mean m of the kept ones, each 1/0.8.
      double first = mean(trainer.step(batch, Numbers.rate(0)));
      double second = mean(trainer.step(batch, Numbers.rate(0)));
      assertThat(first).isNotEqualTo(second).isCloseTo(1, within(0.05));
      assertThat(second).isCloseTo(1, within(0.05));
      assertThat(first * 0.8 * 2000).isCloseTo(Math.rint(first * 0.8 * 2000), within(0.02));
      assertThat(mean(OneBatch.scores(trainer, batch).loss())).isCloseTo(1, within(1e-5));
      trainer.restore(state);
      assertThat(mean(trainer.step(batch, Numbers.rate(0)))).isEqualTo(first);
      trainer.restore(new TrainerState(state.parameters(), state.buffer(), 0, 2));
      assertThat(mean(trainer.step(batch, Numbers.rate(0)))).isNotEqualTo(first);
    }
  }

  private static double mean(double loss) {
    return Math.log(Math.expm1(loss));
  }

  private static List<Double> losses(Trainer trainer, Structure net, int from, int to) {
    List<Double> losses = new ArrayList<>();
    for (int i = from; i < to; i++) {
      // The third is a partial one.
      int n = i == 2 ? 2 : Numbers.BATCH;
      losses.add(trainer.step(Numbers.batch(net, n, i), RATES));
    }
    return losses;
  }

  private static void assertSame(TrainerState one, TrainerState other) {
    assertThat(one.parameters()).isEqualTo(other.parameters());
    assertThat(one.buffer()).isEqualTo(other.buffer());
    assertThat(one.steps()).isEqualTo(other.steps());
    assertThat(one.seed()).isEqualTo(other.seed());
  }
}
