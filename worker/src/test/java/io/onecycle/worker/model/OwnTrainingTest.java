package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.saved.KerasFile;
import io.onecycle.worker.model.own.saved.KerasFileTest;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class OwnTrainingTest {

  @Test
  void aGraphAndTheSameStackTrainAlikeCompiledAndByDeeplearning4j() {
    TrialResult graph = train(Nets.provided(Nets.json(Nets.graph())), Backend.ONEDNN, 1);
    TrialResult stack = train(Nets.provided(Nets.json(Nets.stack())), Backend.ONEDNN, 1);
    TrialResult stock = train(Nets.provided(Nets.json(Nets.graph())), Backend.DL4J, 1);
    assertThat(stack.curve()).isEqualTo(graph.curve());
    assertAlike(stock, graph);
  }

  @Test
  void aSeedDrawsTheConfigurationsOwnWeightsWhateverElseIsDrawnAtTheTime() {
    ModelSpec.Own own = Nets.provided(Nets.json(Nets.graph()));
    List<float[]> alone = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      alone.add(initial(own, seed));
    }
    assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    List<CompletableFuture<float[]>> together = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long seed = 1L + i % 4;
      together.add(CompletableFuture.supplyAsync(() -> initial(own, seed)));
    }
    for (int i = 0; i < 40; i++) {
      assertThat(together.get(i).join()).as("trial %d", i).isEqualTo(alone.get(i % 4));
    }
    // RELU is normal with variance 2/fan-in; the convolution has 25 inputs.
    double squares = 0;
    for (int i = 4; i < 104; i++) {
      squares += alone.get(0)[i] * alone.get(0)[i] / 100;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(2.0 / 25), within(0.1));
  }

  @Test
  void fineTuningStartsFromExactlyTheSavedWeights() {
    ComputationGraph saved = new ComputationGraph(Nets.graph());
    saved.init();
    byte[] file = Nets.saved(saved);
    ModelSpec.Own tuned = Nets.provided(file);
    assertThat(initial(tuned, 1)).isEqualTo(initial(tuned, 2)).isEqualTo(floats(saved));
    ModelSpec.Own fresh = Nets.provided(file, true, LayerGroups.ONE);
    assertThat(initial(fresh, 1)).isNotEqualTo(floats(saved)).isNotEqualTo(initial(fresh, 2));
    TrialResult one = train(tuned, Backend.AUTO, 1);
    assertThat(one.curve().get(0).trainLoss())
        .isCloseTo(train(tuned, Backend.DL4J, 1).curve().get(0).trainLoss(), within(1e-4));
    assertThat(train(tuned, Backend.AUTO, 2).curve()).isNotEqualTo(one.curve());
  }

  @Test
  void aNetworkOfFeaturesLearnsNumbersOnEveryBackend() {
    Dataset data = new Dataset("numbers", numbers(700, 1), numbers(50, 2));
    ModelSpec.Own own = Nets.provided(Nets.json(Nets.regression(5, 2)));
    TrialResult compiled = train(own, Backend.AUTO, data, 1);
    assertThat(compiled.backend()).startsWith("onednn");
    assertAlike(train(own, Backend.DL4J, data, 1), compiled);
    assertThat(last(compiled)).isLessThan(0.5 * compiled.curve().get(0).trainLoss());
  }

  @Test
  void aNetworkOfRowsTakesImagesFlattened() {
    byte[] file =
        Nets.json(
            Nets.builder()
                .list()
                .layer(Nets.dense().nIn(784).build())
                .layer(Nets.output(10).nIn(12).build())
                .build());
    TrialResult compiled = train(Nets.provided(file), Backend.ONEDNN, 1);
    assertAlike(train(Nets.provided(file), Backend.DL4J, 1), compiled);
  }

  @Test
  void flatInputThatTheNetworkFoldsIntoImagesIsCompiledToo() {
    byte[] file =
        Nets.json(
            Nets.builder()
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(3).build())
                .layer(Nets.output(10).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    TrialResult compiled = train(Nets.provided(file), Backend.ONEDNN, 1);
    assertAlike(train(Nets.provided(file), Backend.DL4J, 1), compiled);
  }

  @Test
  void imagesWithChannelsLastAreFedAsTheyMustBe() {
    Dataset data = new Dataset("colours", colours(640, 1), colours(64, 2));
    TrialResult first = train(pooled(CNN2DFormat.NCHW), Backend.DL4J, data, 1);
    assertAlike(train(pooled(CNN2DFormat.NHWC), Backend.DL4J, data, 1), first);
    assertAlike(train(pooled(CNN2DFormat.NHWC), Backend.ONEDNN, data, 1), first);
  }

  @Test
  void layersThatNoCompilerKnowsAreTrainedByDeeplearning4j() {
    byte[] spaced =
        Nets.json(
            Nets.builder()
                .list()
                .layer(new SpaceToDepthLayer.Builder<>().blocks(2).build())
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new GlobalPoolingLayer(PoolingType.MAX))
                .layer(Nets.output(10).build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
    TrialResult result = train(Nets.provided(spaced), Backend.AUTO, 1);
    assertThat(result.backend()).startsWith("dl4j");
    assertThat(last(result)).isLessThan(result.curve().get(0).trainLoss());
  }

  @Test
  void aNetworkOfKerasIsTrainedFurther() throws IOException {
    ModelSpec.Own own = Nets.provided(KerasFile.converted(KerasFileTest.file()));
    TrialResult result = train(own, Backend.AUTO, 1);
    assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(last(result)).isLessThan(result.curve().get(0).trainLoss());
  }

  @Test
  void dropoutIsDrawnFromTheTrialsSeedByDeeplearning4jToo() {
    byte[] file = Nets.json(Nets.graph(Nets.builder(), Nets.dense().dropOut(0.5).build()));
    ModelSpec.Own own = Nets.provided(file);
    TrialResult first = train(own, Backend.DL4J, 1);
    assertThat(train(own, Backend.DL4J, 1).curve()).isEqualTo(first.curve());
  }

  @Test
  void aSavedStackContinuesWithItsLoss() {
    MultiLayerNetwork stack = new MultiLayerNetwork(Nets.stack());
    stack.init();
    ModelSpec.Own own = Nets.provided(Nets.saved(stack));
    assertThat(initial(own, 7)).isEqualTo(stack.params().toFloatVector());
  }

  /** A network to whose weights the order of an image's numbers does not matter. */
  private static ModelSpec pooled(CNN2DFormat format) {
    return Nets.provided(
        Nets.json(
            Nets.builder()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .dataFormat(format)
                        .build())
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(Nets.output(3).build())
                .setInputType(InputType.convolutional(6, 7, 3, format))
                .build()));
  }

  private static Examples colours(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * 3 * 6 * 7];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
      for (int k = 0; k < 126; k++) {
        pixels[i * 126 + k] = (byte) (random.nextInt(60) + (k / 42 == labels[i] ? 60 : 0) + k % 5);
      }
    }
    return Examples.images(3, 6, 7, 3, pixels, labels);
  }

  private static void assertAlike(TrialResult found, TrialResult expected) {
    assertThat(found.curve()).hasSameSizeAs(expected.curve());
    for (int i = 0; i < found.curve().size(); i++) {
      double loss = expected.curve().get(i).trainLoss();
      assertThat(found.curve().get(i).trainLoss())
          .as("iteration %d", i)
          .isCloseTo(loss, within(2e-3 * loss));
    }
  }

  private static double last(TrialResult result) {
    return result.curve().get(result.curve().size() - 1).trainLoss();
  }

  private static float[] floats(ComputationGraph graph) {
    return graph.params().toFloatVector();
  }

  private static float[] initial(ModelSpec model, long seed) {
    Examples images = data().train();
    try (Trainer trainer =
        new Trainers(Backend.AUTO, 1, SharedTrainers.ofThisJvm())
            .create(new TrainerSpec(model, Trials.plain().training(), seed), images)) {
      return trainer.state().parameters();
    }
  }

  private static TrialResult train(ModelSpec model, Backend backend, long seed) {
    return train(model, backend, data(), seed);
  }

  private static TrialResult train(ModelSpec model, Backend backend, Dataset data, long seed) {
    Trial plain = Trials.plain();
    Trial trial =
        new Trial(plain.data(), model, plain.compat(), plain.training(), plain.setting(), seed);
    return new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime)
        .run(trial, data, TrialListener.NONE);
  }

  private static Dataset data() {
    try {
      return DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Examples numbers(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[count * 5];
    float[] values = new float[count * 2];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < 5; k++) {
        features[i * 5 + k] = (float) random.nextGaussian();
        sum += features[i * 5 + k] * (k - 2);
      }
      values[i * 2] = (float) sum;
      values[i * 2 + 1] = (float) (50 - 3 * sum);
    }
    return Examples.features(Shape.features(5), features, 2, values);
  }
}
