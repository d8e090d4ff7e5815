package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.ReferenceNetwork;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients against a literal computation in double precision. */
@EachInstructionSet
class OneDnnTrainerTest {

  private static final int BATCH = 6;

  private static final NativeBudget BUDGET = new NativeBudget(1 << 30);

  /** A step of 1 without momentum takes exactly the gradient off. */
  private static final Rates BARE = Numbers.rate(1);

  /** Those of classes; what differs where numbers are learnt is checked with the gradients. */
  static Stream<String> networks() {
    return Nets.all().entrySet().stream()
        .filter(net -> net.getValue().loss() == Loss.CROSS_ENTROPY)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void followsAndThenUsesRunningStatistics(String name) throws Exception {
    Structure structure = Nets.all().get(name);
    float[] parameters = parameters(structure);
    Batch batch = batch(structure, BATCH);
    Rates still = new Rates(List.of(0.0, 0.0, 0.0), 0, List.of(0.0, 0.0, 0.0));
    try (Trainer trainer = trainer(structure, parameters, training(Optimizer.SGD))) {
      double[] exact = Numbers.doubles(parameters);
      var unused = new ReferenceNetwork(structure, exact, true).loss(batch);
      trainer.step(batch, still);
      assertThat(Numbers.doubles(trainer.state().parameters()))
          .containsExactly(exact, within(1e-5));
      Batch other = batch(structure, 4);
      assertThat(OneBatch.scores(trainer, other).loss())
          .isCloseTo(new ReferenceNetwork(structure, exact, false).loss(other), within(2e-5));
    }
  }

  @Test
  void statisticsAreFollowedStepAfterStep() throws Exception {
    Structure structure = Nets.manyChannels();
    Rates rates = new Rates(List.of(0.1, 0.1, 0.1), 0.9, List.of(1e-3, 1e-3, 1e-3));
    try (Trainer trainer = trainer(structure, parameters(structure), training(Optimizer.SGD))) {
      for (int step = 0; step < 5; step++) {
        double[] exact = Numbers.doubles(trainer.state().parameters());
        Batch batch = batch(structure, BATCH);
        var unused = new ReferenceNetwork(structure, exact, true).loss(batch);
        trainer.step(batch, rates);
        float[] after = trainer.state().parameters();
        for (Parameter parameter : structure.parameters()) {
          for (int i = 0; i < parameter.length(); i++) {
            int at = (int) parameter.offset() + i;
            if (parameter.kind() == Parameter.Kind.STATISTIC) {
              assertThat((double) after[at])
                  .as("%s at %d, step %d", parameter, i, step)
                  .isCloseTo(exact[at], within(1e-5));
            }
          }
        }
      }
    }
  }

  @Test
  void takesBatchesOfAnySize() throws Exception {
    Structure structure = Nets.manyChannels();
    float[] parameters = parameters(structure);
    try (Trainer trainer = trainer(structure, parameters, training(Optimizer.SGD))) {
      for (int size : new int[] {2, BATCH, 9, 2}) {
        trainer.restore(new TrainerState(parameters, new float[parameters.length], 0, 1));
        Batch batch = batch(structure, size);
        assertThat(trainer.step(batch, BARE))
            .isCloseTo(
                new ReferenceNetwork(structure, Numbers.doubles(parameters), true).loss(batch),
                within(2e-5));
      }
    }
  }

  @Test
  void closingGivesAllMemoryBack() throws Exception {
    Structure structure = Nets.manyChannels();
    Trainer trainer = trainer(structure, parameters(structure), training(Optimizer.SGD));
    trainer.step(batch(structure, 2), BARE);
    assertThat(BUDGET.taken()).isPositive();
    trainer.close();
    assertThat(BUDGET.taken()).isZero();
  }

  @Test
  void aBatchThatDoesNotFitIsRefusedAndTheNextOneThatDoesIsTrained() throws Exception {
    Structure structure = Nets.manyChannels();
    float[] parameters = parameters(structure);
    NativeBudget small = new NativeBudget(16 << 20);
    try (Trainer trainer = new OneDnnCompiler(small).compile(structure, training(Optimizer.SGD))) {
      trainer.restore(new TrainerState(parameters, new float[parameters.length], 0, 1));
      double loss = trainer.step(batch(structure, BATCH), BARE);
      assertThatThrownBy(() -> trainer.step(batch(structure, 2048), BARE))
          .isInstanceOf(NativeMemoryException.class);
      trainer.restore(new TrainerState(parameters, new float[parameters.length], 0, 1));
      assertThat(trainer.step(batch(structure, BATCH), BARE)).isEqualTo(loss);
    }
    assertThat(small.taken()).isZero();
  }

  @Test
  void aRestoredTrainerGoesOnBitForBit() throws Exception {
    Structure structure = Nets.manyChannels();
    Rates rates = new Rates(List.of(0.1, 0.2, 0.2), 0.9, List.of(1e-2, 1e-3, 1e-3));
    Batch batch = batch(structure, BATCH);
    try (Trainer one = trainer(structure, parameters(structure), training(Optimizer.SGD));
        Trainer other = trainer(structure, parameters(structure), training(Optimizer.SGD))) {
      one.step(batch, rates);
      TrainerState state = one.state();
      double second = one.step(batch, rates);
      double third = one.step(batch, rates);
      other.restore(state);
      assertThat(other.step(batch, rates)).isEqualTo(second);
      assertThat(other.step(batch, rates)).isEqualTo(third);
      assertThat(other.state().parameters()).isEqualTo(one.state().parameters());
      assertThat(other.state().buffer()).isEqualTo(one.state().buffer());
      assertThat(other.state().steps()).isEqualTo(3);
    }
  }

  @Test
  void aResetOptimiserHasNoMomentumLeft() throws Exception {
    Structure structure = Nets.manyChannels();
    Batch batch = batch(structure, BATCH);
    Rates rates = new Rates(List.of(0.1, 0.1, 0.1), 0.9, List.of(0.0, 0.0, 0.0));
    try (Trainer trainer = trainer(structure, parameters(structure), training(Optimizer.SGD))) {
      trainer.step(batch, rates);
      trainer.resetOptimiser();
      assertThat(trainer.state().buffer()).containsOnly(0);
    }
  }

  @Test
  void dropoutKeepsTheShareAskedForAndIsTheSameAgainForTheSameSeedAndStep() throws Exception {
    Sketch net = new Sketch(1, 1, 1);
    int wide = net.dense(0, 4096);
    net.dense(net.dropout(wide, 0.8), 2);
    Structure structure = net.structure();
    float[] parameters = new float[structure.parameterCount()];
    for (Parameter parameter : structure.parameters()) {
      if (parameter.shape().equals(List.of(4096L))) {
        java.util.Arrays.fill(
            parameters, (int) parameter.offset(), (int) parameter.offset() + 4096, 1f);
      } else if (parameter.shape().equals(List.of(2L, 4096L))) {
        java.util.Arrays.fill(
            parameters, (int) parameter.offset(), (int) parameter.offset() + 4096, 1e-3f);
      }
    }
    Batch batch = Batch.ofClasses(new float[1], new int[] {0}, 1, new Shape(1, 1, 1));
    try (Trainer trainer = trainer(structure, parameters, training(Optimizer.SGD))) {
      double first = trainer.step(batch, new Rates(List.of(0.0), 0, List.of(0.0)));
      double second = trainer.step(batch, new Rates(List.of(0.0), 0, List.of(0.0)));
      trainer.restore(new TrainerState(parameters, new float[parameters.length], 0, 1));
      assertThat(trainer.step(batch, new Rates(List.of(0.0), 0, List.of(0.0)))).isEqualTo(first);
      assertThat(second).isNotEqualTo(first);
      double difference = -Math.log(Math.expm1(first));
      assertThat(difference).isCloseTo(4.096, within(0.15));
      assertThat(-Math.log(Math.expm1(OneBatch.scores(trainer, batch).loss())))
          .isCloseTo(4.096, within(1e-3));
    }
  }

  static Training training(Optimizer optimizer) {
    return training(optimizer, WeightDecayMode.L2, WeightDecayScope.ALL);
  }

  static Training training(Optimizer optimizer, WeightDecayMode mode, WeightDecayScope scope) {
    return new Training(
        1, 1, BATCH, Training.NO_LIMIT, new Validation.TestSet(), Set.of(), optimizer, mode, scope);
  }

  static Trainer trainer(Structure structure, float[] parameters, Training training)
      throws Exception {
    Trainer trainer = new OneDnnCompiler(BUDGET).compile(structure, training);
    trainer.restore(new TrainerState(parameters, new float[parameters.length], 0, 1));
    return trainer;
  }

  /** Statistics and gains that are not those of a fresh network, too. */
  static float[] parameters(Structure structure) {
    SplittableRandom random = new SplittableRandom(11);
    float[] all = new float[structure.parameterCount()];
    for (Parameter parameter : structure.parameters()) {
      boolean gain = parameter.kind() != Parameter.Kind.WEIGHT && parameter.fanIn() == 1;
      for (int i = 0; i < parameter.length(); i++) {
        double bound = 1.5 / Math.sqrt((double) parameter.fanIn());
        all[(int) parameter.offset() + i] =
            (float) (gain ? random.nextDouble(0.5, 1.5) : random.nextDouble(-bound, bound));
      }
    }
    return all;
  }

  static Batch batch(Structure structure, int size) {
    SplittableRandom random = new SplittableRandom(size);
    float[] pixels = new float[size * structure.input().size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 1);
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % structure.outputs();
    }
    return Batch.ofClasses(
        pixels,
        labels,
        size,
        new Shape(
            structure.input().channels(), structure.input().height(), structure.input().width()));
  }
}
