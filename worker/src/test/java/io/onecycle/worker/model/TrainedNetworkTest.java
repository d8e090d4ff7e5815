package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Sgd;

class TrainedNetworkTest {

  private static final Trial TRIAL =
      StockNetworkTest.trial(
          new ModelSpec.Resnet(8, 4, 1, InitialWeights.PYTORCH),
          new ScheduleSpec.OneCycle(10, 10),
          Optimizer.SGD,
          WeightDecayMode.L2,
          WeightDecayScope.ALL);

  @Test
  void theZipNamesNoClassThatDeeplearning4jLacks() throws IOException {
    String configuration = entry(zip(network()), "configuration.json");
    assertThat(configuration).contains("org.deeplearning4j").doesNotContain("io.onecycle");
  }

  @Test
  void whatIsLoadedGivesTheSameAnswersFromRawPixels() throws IOException {
    Examples images = images();
    ComputationGraph network = network();
    byte[] zip = zip(network);
    ComputationGraph loaded =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip), false);
    NormalizerStandardize normalizer =
        ModelSerializer.<NormalizerStandardize>restoreNormalizerFromInputStream(
            new ByteArrayInputStream(zip));
    DataSet normalised = examples(images, Normalisation.of(images));
    DataSet raw = examples(images, Normalisation.UNIT);
    raw.getFeatures().muli(255);
    normalizer.preProcess(raw);
    assertThat(FlatVector.numbers(loaded.outputSingle(raw.getFeatures())))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(FlatVector.numbers(network.outputSingle(normalised.getFeatures())));
  }

  @Test
  void goesOnWithPlainSgdFromWhereTrainingEnded() throws IOException {
    ComputationGraph loaded =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip(network())), false);
    Sgd updater = (Sgd) loaded.getLayer("output").conf().getLayer().getUpdaterByParam("W");
    // The last of ten iterations: a hundredth and a bit of the start, which is max_lr / 10.
    assertThat(updater.getLearningRate(0, 0)).isCloseTo(0.005 * 0.505, within(1e-9));
    assertThat(loaded.getIterationCount()).isEqualTo(10);
    assertThat(loaded.getEpochCount()).isEqualTo(1);
  }

  private static ComputationGraph network() throws IOException {
    return TrainedNetwork.of(StockNetwork.of(TRIAL, 10, images()).graph(), 10, 1);
  }

  private static byte[] zip(ComputationGraph network) throws IOException {
    return TrainedNetwork.zip(network, Normalisation.of(images()), true);
  }

  private static Examples images() throws IOException {
    return DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()).test();
  }

  private static DataSet examples(Examples images, Normalisation normalisation) throws IOException {
    Batch batch =
        new EvaluationBatches(images, new int[] {5, 7, 9}, 3, Scaling.ofInputs(normalisation))
            .next();
    return ExampleSets.of(network().getConfiguration(), batch, 0, 3, images.target());
  }

  private static String entry(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        if (one.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }
}
