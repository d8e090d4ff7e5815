package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.ReferenceNetwork;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.compile.Window;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.score.Scores;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TorchTrainerTest {

  @Test
  void aStateOfZerosGuessesAndIsNeverRight() throws NotCoveredException {
    Structure lenet = Nets.lenet();
    try (Trainer trainer = Torches.onCpu().compile(lenet, Numbers.training())) {
      Scores scores = OneBatch.scores(trainer, Numbers.batch(lenet, 4, 1));
      assertThat(scores.loss()).isCloseTo(Math.log(3), within(1e-12));
      assertThat(scores.accuracy().orElseThrow()).isZero();
    }
  }

  @Test
  void evaluatesALargerBatchWithRunningStatistics() throws NotCoveredException {
    Structure net = Nets.residual(0.5);
    Batch batch = Numbers.batch(net, 2 * Numbers.BATCH + 3, 5);
    double[] w = Numbers.doubles(Numbers.state(net).parameters());
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      assertThat(OneBatch.scores(trainer, batch).loss())
          .isCloseTo(new ReferenceNetwork(net, w, false).loss(batch), within(1e-5));
      assertThat(trainer.state().parameters()).isEqualTo(Numbers.state(net).parameters());
    }
  }

  @Test
  void anExampleCountsAsRightIfItsLogitIsTheLargest() throws NotCoveredException {
    Structure net = Nets.perceptron();
    float[] numbers = new float[net.parameterCount()];
    numbers[numbers.length - 2] = 1; // The bias of class 1.
    Batch batch = Numbers.batch(net, 12, 1);
    int ones = 0;
    for (int i = 0; i < 12; i++) {
      ones += batch.labels()[i] == 1 ? 1 : 0;
    }
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      trainer.restore(new TrainerState(numbers, new float[numbers.length], 0, 1));
      assertThat(OneBatch.scores(trainer, batch).accuracy().orElseThrow())
          .isEqualTo(ones / 12.0)
          .isBetween(0.1, 0.9);
    }
  }

  @Test
  void theLossIsExactWhereTheNetworkIsVeryWrong() throws NotCoveredException {
    Structure net = Nets.perceptron();
    float[] numbers = new float[net.parameterCount()];
    numbers[numbers.length - 3] = 5000; // The bias of class 0.
    Batch batch = Batch.ofClasses(new float[16], new int[] {2}, 1, new Shape(1, 4, 4));
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      trainer.restore(new TrainerState(numbers, new float[numbers.length], 0, 1));
      assertThat(OneBatch.scores(trainer, batch).loss()).isEqualTo(5000);
      assertThat(trainer.step(batch, Numbers.rate(0.1))).isEqualTo(5000);
      // By the gradient of 1 at class 0 and −1 at class 2.
      float[] after = trainer.state().parameters();
      assertThat(after[after.length - 3]).isEqualTo(4999.9f);
      assertThat(after[after.length - 1]).isEqualTo(0.1f);
    }
  }

  @Test
  void runningStatisticsMoveTowardsTheBatchs() throws NotCoveredException {
    Structure net = Nets.residual(1);
    Batch batch = Numbers.batch(net, Numbers.BATCH, 7);
    float[] before = Numbers.state(net).parameters();
    double[] expected = Numbers.doubles(before);
    new ReferenceNetwork(net, expected, true).loss(batch);
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      trainer.step(batch, Numbers.rate(0));
      float[] after = trainer.state().parameters();
      for (Parameter parameter : net.parameters()) {
        for (int i = 0; i < parameter.length(); i++) {
          int at = (int) parameter.offset() + i;
          assertThat((double) after[at]).as("%s", parameter).isCloseTo(expected[at], within(1e-5));
        }
      }
    }
  }

  @Test
  void eachLayerGroupHasItsRate() throws NotCoveredException {
    Structure lenet = Nets.lenet();
    float[] before = Numbers.state(lenet).parameters();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), lenet)) {
      trainer.step(Numbers.batch(lenet, 5, 1), Numbers.rates(0.9, 1e-3, 0.0, 0.1, 0.0));
      float[] after = trainer.state().parameters();
      for (Parameter parameter : lenet.parameters()) {
        int from = (int) parameter.offset();
        int to = from + (int) parameter.length();
        boolean same = Arrays.equals(before, from, to, after, from, to);
        assertThat(same).as(parameter.toString()).isEqualTo(parameter.group() != 1);
      }
    }
  }

  @Test
  void namesWhatComputes() throws NotCoveredException {
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), Nets.perceptron())) {
      assertThat(trainer.backend()).isEqualTo("torch/cpu");
    }
  }

  @Test
  void padsEachSideAsMuchAsIsAskedFor() throws NotCoveredException {
    Sketch s = new Sketch(1, 6, 6);
    int sums = s.conv(0, 2, new Window(3, 3, 1, 1, 0, 2, 3, 1), true);
    int largest = s.pool(sums, Kind.MAX, new Window(3, 2, 2, 1, 0, 1, 2, 0));
    s.dense(s.pool(largest, Kind.MEAN, new Window(2, 3, 1, 2, 1, 2, 0, 1)), 3);
    assertComputesAsTheReference(s.structure());
  }

  @Test
  void whatNobodyReadsStaysAsItIs() throws NotCoveredException {
    Sketch s = new Sketch(1, 6, 6);
    s.dense(0, 2);
    s.dense(0, 3);
    Structure net = s.structure();
    float[] before = Numbers.state(net).parameters();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      trainer.step(Numbers.batch(net, 5, 1), Numbers.rate(1));
      float[] after = trainer.state().parameters();
      int unread = 2 * 36 + 2;
      assertThat(Arrays.copyOf(after, unread)).isEqualTo(Arrays.copyOf(before, unread));
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void aBatchOfOneNumberAChannelLeavesTheRunningVarianceFinite() throws NotCoveredException {
    Sketch s = new Sketch(1, 2, 2);
    s.dense(s.norm(s.dense(0, 4)), 2);
    Structure net = s.structure();
    float[] before = Numbers.state(net).parameters();
    Batch batch = Numbers.batch(net, 1, 1);
    double loss = new ReferenceNetwork(net, Numbers.doubles(before), true).loss(batch);
    Operation.BatchNorm norm = (Operation.BatchNorm) net.operations().get(1);
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      assertThat(trainer.step(batch, Numbers.rate(0))).isCloseTo(loss, within(1e-5));
      float[] after = trainer.state().parameters();
      for (int i = 0; i < 4; i++) {
        int at = (int) norm.variance().offset() + i;
        assertThat(after[at]).isCloseTo((float) norm.decay() * before[at], within(1e-6f));
        int mean = (int) norm.mean().offset() + i;
        assertThat(after[mean]).isNotNaN().isNotEqualTo(before[mean]);
      }
    }
  }

  private static void assertComputesAsTheReference(Structure net) throws NotCoveredException {
    Batch batch = Numbers.batch(net, 4, 1);
    double[] w = Numbers.doubles(Numbers.state(net).parameters());
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      assertThat(OneBatch.scores(trainer, batch).loss())
          .isCloseTo(new ReferenceNetwork(net, w, false).loss(batch), within(1e-5));
    }
  }
}
