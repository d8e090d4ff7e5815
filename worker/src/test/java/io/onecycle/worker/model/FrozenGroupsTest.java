package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fine-tuning with layer groups that do not learn. */
class FrozenGroupsTest {

  private static final LayerGroups GROUPS = LayerGroups.startingAt(List.of("conv", "dense"));

  @ParameterizedTest
  @EnumSource(
      value = Backend.class,
      names = {"ONEDNN", "TORCH", "DL4J"})
  void whatIsFrozenStaysBitForBitButBatchNormsRunningStatisticsFollow(Backend backend)
      throws IOException {
    ComputationGraph before = saved();
    ComputationGraph after = tuned(before, backend, GROUPS.freezing(List.of(0)));
    for (String[] frozen : new String[][] {{"conv", "W"}, {"norm", "gamma"}, {"norm", "beta"}}) {
      assertThat(values(after, frozen)).as(frozen[0]).isEqualTo(values(before, frozen));
    }
    for (String[] learnt : new String[][] {{"dense", "W"}, {"out", "b"}, {"norm", "mean"}}) {
      assertThat(values(after, learnt)).as(learnt[0]).isNotEqualTo(values(before, learnt));
    }
    ComputationGraph free = tuned(before, backend, GROUPS);
    assertThat(values(free, "conv", "W")).isNotEqualTo(values(before, "conv", "W"));
  }

  @Test
  void compiledAndStockComeToTheSame() throws IOException {
    ComputationGraph before = saved();
    LayerGroups frozen = GROUPS.freezing(List.of(0));
    float[] compiled = values(tuned(before, Backend.ONEDNN, frozen), "dense", "W");
    float[] stock = values(tuned(before, Backend.DL4J, frozen), "dense", "W");
    float[] torch = values(tuned(before, Backend.TORCH, frozen), "dense", "W");
    assertThat(compiled).containsExactly(stock, within(1e-4f));
    assertThat(compiled).containsExactly(torch, within(1e-4f));
  }

  @Test
  void theLastGroupMustLearnAndWhatIsFrozenIsPartOfTheIdentity() {
    assertThatThrownBy(() -> GROUPS.freezing(List.of(1)))
        .hasMessageContaining(
            "Invalid frozen layer group: 1, expected one in [0, 0], as the last of 2 must learn");
    assertThatThrownBy(() -> LayerGroups.ONE.freezing(List.of(0)))
        .hasMessageContaining("expected none, as there is one group, which must learn");
    assertThat(GROUPS).hasToString("from [[conv], [dense]]");
    assertThat(GROUPS.freezing(List.of(0))).hasToString("from [[conv], [dense]] but for [0]");
  }

  private static ComputationGraph saved() {
    ComputationGraphConfiguration configuration =
        Nets.builder()
            .graphBuilder()
            .addInputs("in")
            .setInputTypes(InputType.convolutional(28, 28, 1))
            .addLayer("conv", new ConvolutionLayer.Builder(5, 5).nOut(4).stride(3, 3).build(), "in")
            .addLayer("norm", new BatchNormalization(), "conv")
            .addLayer("dense", Nets.dense().build(), "norm")
            .addLayer("out", Nets.output(10).build(), "dense")
            .setOutputs("out")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  private static ComputationGraph tuned(
      ComputationGraph before, Backend backend, LayerGroups groups) throws IOException {
    ModelSpec.Own model = Nets.provided(Nets.saved(before), false, groups);
    Trial plain = Trials.plain();
    Setting setting =
        new Setting(
            plain.setting().schedule(),
            List.of(0.01, 0.1),
            plain.setting().momentum(),
            List.of(0.1, 0.01));
    Trial trial =
        new Trial(plain.data(), model, plain.compat(), plain.training(), setting, plain.seed());
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    MiniBatches batches = MiniBatches.of(data, trial.training(), 100, trial.seed());
    Schedule schedule = Schedules.of(trial, batches.training().perEpoch());
    ComputationGraph after = before.clone();
    try (Trainer trainer =
        new Trainers(backend, 1, SharedTrainers.ofThisJvm())
            .create(TrainerSpec.of(trial), data.train())) {
      batches.training().startEpoch(0);
      for (int t = 0; t < 5; t++) {
        double unused = trainer.step(batches.training().next(), Rates.at(t, schedule, trial));
      }
      TrainedNetwork.takeParameters(after, trainer.state().parameters());
    }
    return after;
  }

  private static float[] values(ComputationGraph graph, String... layerAndKey) {
    return graph.getLayer(layerAndKey[0]).getParam(layerAndKey[1]).dup('c').ravel().toFloatVector();
  }
}
