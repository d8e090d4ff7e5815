package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.score.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** However a softmax, or a sigmoid, and its cross-entropy are written, they are the same. */
class EndingsTest {

  private static final Activation SIGMOID = Activation.SIGMOID;
  private static final Examples TWO =
      Examples.images(Nets.IMAGES.shape(), new byte[2 * 784], 2, new int[] {0, 1});

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("an output layer", List.of(Nets.output(10).build())),
        Arguments.of("a loss layer", List.of(dense(Activation.IDENTITY), loss(Activation.SOFTMAX))),
        Arguments.of(
            "a loss of probabilities",
            List.of(dense(Activation.SOFTMAX), loss(Activation.IDENTITY))),
        Arguments.of(
            "a loss of a function",
            List.of(
                dense(Activation.IDENTITY),
                new ActivationLayer(Activation.SOFTMAX),
                loss(Activation.IDENTITY))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void allEndingsTrainAlikeCompiled(String name, List<Layer> ending) {
    assertTrainsAlike(ending, Backend.ONEDNN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void allEndingsTrainAlikeByDeeplearning4j(String name, List<Layer> ending) {
    assertTrainsAlike(ending, Backend.DL4J);
  }

  static Stream<Arguments> sigmoids() {
    Layer output = new OutputLayer.Builder(LossFunction.XENT).nOut(1).activation(SIGMOID).build();
    return Stream.of(
        Arguments.of("an output layer", List.of(output)),
        Arguments.of("a loss layer", List.of(one(Activation.IDENTITY), xent(SIGMOID))),
        Arguments.of("a loss of probabilities", List.of(one(SIGMOID), xent(Activation.IDENTITY))),
        Arguments.of(
            "a loss of a function",
            List.of(
                one(Activation.IDENTITY),
                new ActivationLayer(SIGMOID),
                xent(Activation.IDENTITY))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sigmoids")
  void aSigmoidTellsTwoClassesOnEveryBackendAndHoweverClassesWeigh(
      String name, List<Layer> ending) {
    for (double[] weights : new double[][] {{}, {0.5, 4}}) {
      double[] compiled = losses(ending, Backend.ONEDNN, TWO, weights);
      assertThat(losses(ending, Backend.DL4J, TWO, weights))
          .containsExactly(compiled, within(1e-4));
      assertThat(losses(ending, Backend.TORCH, TWO, weights))
          .containsExactly(compiled, within(1e-4));
    }
  }

  /** Deeplearning4j's own loss stops at probabilities of 1e-5: at logits of 11.5. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("sigmoids")
  void aSigmoidLearnsFromWhatIsSurelyWrongOnEveryBackend(String name, List<Layer> ending) {
    for (float logit : new float[] {20, -20}) {
      double[] compiled = lossesFrom(logit, ending, Backend.ONEDNN);
      assertThat(compiled[2]).isLessThan(compiled[0] - 0.03);
      assertThat(lossesFrom(logit, ending, Backend.DL4J)).containsExactly(compiled, within(1e-4));
      assertThat(lossesFrom(logit, ending, Backend.TORCH)).containsExactly(compiled, within(1e-4));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sigmoids")
  void soItDoesWhereDeeplearning4jFitsItAsOnACluster(String name, List<Layer> ending) {
    Trial trial = trial(ending, new double[0]);
    for (float logit : new float[] {20, -20}) {
      StockNetwork stock = StockNetwork.of(trial, 10, TWO);
      ComputationGraph graph = stock.graph();
      graph.setListeners(stock.decay());
      TrainedNetwork.takeParameters(graph, sure(FlatVector.numbers(graph.params()), logit));
      try (Trainer trainer = trainer(trial, Backend.DL4J, TWO)) {
        trainer.restore(sure(trainer.state(), logit));
        for (int t = 0; t < 3; t++) {
          Batch batch = batch(0, 2);
          graph.fit(
              ExampleSets.toTrain(graph.getConfiguration(), batch, 0, batch.size(), TWO.target()));
          Rates rates = Rates.at(t, Schedules.of(trial, 10), trial.setting(), 1);
          assertThat(trainer.step(batch, rates)).isCloseTo(graph.score(), within(1e-4));
        }
        float[] learnt = trainer.state().parameters();
        assertThat(FlatVector.numbers(graph.params()))
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(learnt);
        assertThat(Math.abs(learnt[learnt.length - 1])).isLessThan(Math.abs(logit));
      }
    }
  }

  @Test
  void labelsToTestASigmoidOnAreZeroAndOne() {
    Layer output = new OutputLayer.Builder(LossFunction.XENT).nOut(1).activation(SIGMOID).build();
    var network = StockNetwork.configuration(trial(List.of(output), new double[0]), TWO);
    Batch batch = batch(1, 2);
    for (int i = 0; i < 8; i++) {
      int label = batch.labels()[i];
      assertThat(ExampleSets.of(network, batch, i, i + 1, TWO.target()).getLabels().getFloat(0))
          .isEqualTo(label);
      assertThat(
              ExampleSets.toTrain(network, batch, i, i + 1, TWO.target()).getLabels().getFloat(0))
          .isEqualTo(label == 1 ? 1 : -1);
    }
  }

  @Test
  void aSigmoidPutsOutWhatTheSoftmaxOfBothClassesWould() {
    Layer output = new OutputLayer.Builder(LossFunction.XENT).nOut(1).activation(SIGMOID).build();
    for (Backend backend : List.of(Backend.ONEDNN, Backend.TORCH, Backend.DL4J)) {
      try (Trainer trainer = trainer(List.of(output), backend, TWO, new double[0])) {
        float[] logits = trainer.outputs(batch(1, 2)).clone();
        assertThat(logits).as("%s", backend).hasSize(16);
        Scorer scorer = new Scorer(TWO.target(), Scoring.USUAL);
        scorer.add(logits, batch(1, 2));
        double loss = trainer.step(batch(1, 2), Numbers.rate(0));
        assertThat(scorer.scores().loss()).isCloseTo(loss, within(1e-5));
      }
    }
  }

  @Test
  void weighedClassesTrainAlikeOnEveryBackend() {
    double[] weights = {1, 2, 3, 0.1, 5, 1, 1, 0.5, 2, 9};
    List<Layer> ending = List.of(Nets.output(10).build());
    double[] compiled = losses(ending, Backend.ONEDNN, Nets.IMAGES, weights);
    for (Backend backend : List.of(Backend.TORCH, Backend.DL4J)) {
      assertThat(losses(ending, backend, Nets.IMAGES, weights))
          .containsExactly(compiled, within(1e-4));
    }
    assertThat(losses(ending, Backend.ONEDNN)[0]).isNotEqualTo(compiled[0]);
  }

  private static void assertTrainsAlike(List<Layer> ending, Backend backend) {
    double[] plain = losses(List.of(Nets.output(10).build()), Backend.ONEDNN);
    assertThat(losses(ending, backend)).containsExactly(plain, within(1e-4));
  }

  private static double[] losses(List<Layer> ending, Backend backend) {
    return losses(ending, backend, Nets.IMAGES, new double[0]);
  }

  /** Of three steps. */
  private static double[] losses(
      List<Layer> ending, Backend backend, Examples examples, double[] weights) {
    List<Double> losses = new ArrayList<>();
    try (Trainer trainer = trainer(ending, backend, examples, weights)) {
      for (int step = 0; step < 3; step++) {
        Batch batch = batch(step, examples.target().outputs()).weighing(weights);
        losses.add(trainer.step(batch, Numbers.rate(0.1)));
      }
    }
    return losses.stream().mapToDouble(each -> each).toArray();
  }

  /** Of three steps on the same examples, which all have this logit at first. */
  private static double[] lossesFrom(float logit, List<Layer> ending, Backend backend) {
    List<Double> losses = new ArrayList<>();
    try (Trainer trainer = trainer(ending, backend, TWO, new double[0])) {
      trainer.restore(sure(trainer.state(), logit));
      for (int step = 0; step < 3; step++) {
        losses.add(trainer.step(batch(0, 2), Numbers.rate(0.1)));
      }
    }
    return losses.stream().mapToDouble(each -> each).toArray();
  }

  private static TrainerState sure(TrainerState state, float logit) {
    return new TrainerState(
        sure(state.parameters(), logit), state.buffer(), state.steps(), state.seed());
  }

  /** The last layer has no weights but its offset: they are 12, and it comes last. */
  private static float[] sure(float[] parameters, float logit) {
    float[] sure = parameters.clone();
    Arrays.fill(sure, sure.length - 13, sure.length - 1, 0);
    sure[sure.length - 1] = logit;
    return sure;
  }

  private static Trainer trainer(
      List<Layer> ending, Backend backend, Examples examples, double[] weights) {
    return trainer(trial(ending, weights), backend, examples);
  }

  private static Trainer trainer(Trial trial, Backend backend, Examples examples) {
    return new Trainers(backend, 1, SharedTrainers.ofThisJvm())
        .create(TrainerSpec.of(trial), examples);
  }

  private static Trial trial(List<Layer> ending, double[] weights) {
    ListBuilder layers = Nets.builder().list().layer(Nets.dense().build());
    ending.forEach(layers::layer);
    ModelSpec.Own model =
        Nets.provided(Nets.json(layers.setInputType(InputType.convolutional(28, 28, 1)).build()));
    Trial plain = Trials.plain();
    ClassWeights asked =
        weights.length == 0
            ? ClassWeights.NONE
            : new ClassWeights.InOrder(Arrays.stream(weights).boxed().toList());
    Training training = plain.training().withClassWeights(asked);
    return new Trial(plain.data(), model, Compat.NONE, training, plain.setting(), 1);
  }

  private static Batch batch(int seed, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[8 * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 1);
    }
    int[] labels = random.ints(8, 0, classes).toArray();
    return Batch.ofClasses(pixels, labels, 8, Nets.IMAGES.shape());
  }

  private static Layer one(Activation activation) {
    return new DenseLayer.Builder().nOut(1).activation(activation).build();
  }

  private static Layer xent(Activation activation) {
    return new LossLayer.Builder(LossFunction.XENT).activation(activation).build();
  }

  private static Layer dense(Activation activation) {
    return new DenseLayer.Builder().nOut(10).activation(activation).build();
  }

  private static Layer loss(Activation activation) {
    return new LossLayer.Builder(LossFunction.MCXENT).activation(activation).build();
  }
}
