package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

/**
 * Deeplearning4j's own {@code fit} against the trial's trainer: the same seed, the same batches.
 */
class StockNetworkTest {

  private static final ModelSpec MLP = new ModelSpec.Mlp(List.of(16));
  private static final ScheduleSpec CYCLE = new ScheduleSpec.OneCycle(10, 10);

  @Test
  void followsTheTrialOverItsWholeCycle() throws IOException {
    follows(trial(MLP, CYCLE, Optimizer.SGD, WeightDecayMode.L2, WeightDecayScope.ALL), 10, 1e-5);
  }

  @Test
  void followsDecoupledDecayOfWeightsAlone() throws IOException {
    follows(
        trial(MLP, CYCLE, Optimizer.SGD, WeightDecayMode.DECOUPLED, WeightDecayScope.WEIGHTS),
        10,
        1e-5);
  }

  @Test
  void followsNesterovs() throws IOException {
    follows(
        trial(MLP, CYCLE, Optimizer.NESTEROVS, WeightDecayMode.L2, WeightDecayScope.WEIGHTS),
        10,
        1e-5);
  }

  @Test
  void followsSteps() throws IOException {
    ScheduleSpec steps = new ScheduleSpec.Step(List.of(0.3, 0.6), 0.5);
    follows(trial(MLP, steps, Optimizer.SGD, WeightDecayMode.L2, WeightDecayScope.ALL), 10, 1e-5);
  }

  @Test
  void decaysBatchNormalisationTooAndKeepsItsStatistics() throws IOException {
    ModelSpec resnet = new ModelSpec.Resnet(8, 4, 1, InitialWeights.PYTORCH);
    follows(trial(resnet, CYCLE, Optimizer.SGD, WeightDecayMode.L2, WeightDecayScope.ALL), 4, 1e-4);
  }

  private static void follows(Trial trial, int iterations, double tolerance) throws IOException {
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    MiniBatches batches = MiniBatches.of(data, trial.training(), 500, trial.seed());
    int perEpoch = batches.training().perEpoch();
    StockNetwork stock = StockNetwork.of(trial, perEpoch, data.train());
    ComputationGraph graph = stock.graph();
    graph.setListeners(stock.decay());
    var schedule = io.onecycle.worker.schedule.Schedules.of(trial, perEpoch);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    try (Trainer trainer = StockTrainer.create(TrainerSpec.of(trial), data.train())) {
      batches.training().startEpoch(0);
      for (int t = 0; t < iterations; t++) {
        Batch batch = batches.training().next();
        graph.fit(
            ExampleSets.toTrain(
                graph.getConfiguration(), batch, 0, batch.size(), data.train().target()));
        theirs.add(graph.score());
        int groups = trial.model().layerGroups();
        ours.add(trainer.step(batch, Rates.at(t, schedule, trial.setting(), groups)));
      }
      for (int t = 0; t < iterations; t++) {
        assertThat(theirs.get(t)).isCloseTo(ours.get(t), within(tolerance * ours.get(t)));
      }
      assertThat(FlatVector.numbers(graph.params()))
          .usingComparatorWithPrecision((float) (tolerance * 10))
          .containsExactly(trainer.state().parameters());
    }
    assertThat(ours.get(iterations - 1)).isNotEqualTo(ours.get(0));
  }

  /** Large rates and decays, so that neither could be left out unnoticed; two layer groups' own. */
  static Trial trial(
      ModelSpec model,
      ScheduleSpec schedule,
      Optimizer optimizer,
      WeightDecayMode mode,
      WeightDecayScope scope) {
    Training training = Trials.training(1, mode, scope, optimizer);
    boolean grouped = model.layerGroups() == 2;
    return new Trial(
        "fashion-mnist-mini",
        model,
        Compat.FASTAI,
        training,
        new Setting(
            schedule,
            grouped ? List.of(0.02, 0.05) : List.of(0.05),
            schedule.equals(CYCLE) ? new Momentum(0.9, 0.6) : Momentum.constant(0.8),
            grouped ? List.of(0.3, 0.1) : List.of(0.2)),
        3);
  }
}
