package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** However a softmax and its cross-entropy are written, they are the same. */
class EndingsTest {

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

  private static void assertTrainsAlike(List<Layer> ending, Backend backend) {
    double[] plain = losses(List.of(Nets.output(10).build()), Backend.ONEDNN);
    assertThat(losses(ending, backend)).containsExactly(plain, within(1e-4));
  }

  /** Of three steps. */
  private static double[] losses(List<Layer> ending, Backend backend) {
    ListBuilder layers = Nets.builder().list().layer(Nets.dense().build());
    ending.forEach(layers::layer);
    ModelSpec.Own model =
        Nets.provided(Nets.json(layers.setInputType(InputType.convolutional(28, 28, 1)).build()));
    Trial plain = Trials.plain();
    Trial trial = new Trial(plain.data(), model, Compat.NONE, plain.training(), plain.setting(), 1);
    Examples examples = Nets.IMAGES;
    List<Double> losses = new ArrayList<>();
    try (Trainer trainer =
        new Trainers(backend, 1, SharedTrainers.ofThisJvm())
            .create(TrainerSpec.of(trial), examples)) {
      for (int step = 0; step < 3; step++) {
        losses.add(trainer.step(batch(step), Numbers.rate(0.1)));
      }
    }
    return losses.stream().mapToDouble(each -> each).toArray();
  }

  private static Batch batch(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[8 * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 1);
    }
    int[] labels = random.ints(8, 0, 10).toArray();
    return Batch.ofClasses(pixels, labels, 8, Nets.IMAGES.shape());
  }

  private static Layer dense(Activation activation) {
    return new DenseLayer.Builder().nOut(10).activation(activation).build();
  }

  private static Layer loss(Activation activation) {
    return new LossLayer.Builder(LossFunction.MCXENT).activation(activation).build();
  }
}
