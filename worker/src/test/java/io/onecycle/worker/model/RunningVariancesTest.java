package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Trials;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deeplearning4j normalises by the biased variance and remembers the unbiased one. */
class RunningVariancesTest {

  private static final double DECAY = 0.8;
  private static final int CHANNELS = 3;

  @ParameterizedTest
  @CsvSource({"false, 1, 4", "true, 1, 4", "false, 2, 3", "true, 2, 3", "false, 2, 1"})
  void runningVarianceIsOfTheMiniBatchesUnbiasedOnes(boolean logarithm, int side, int examples) {
    Shape shape = new Shape(CHANNELS, side, side);
    ComputationGraph network = network(logarithm, side);
    double[] expected = {1, 1, 1};
    Rates still = new Rates(List.of(0.0), 0, List.of(0.0));
    try (StockTrainer trainer =
        new StockTrainer(
            network,
            Map.of("layer0", 0, "layer1", 0),
            Trials.plain().training(),
            new Target.Classes(3))) {
      for (int step = 0; step < 4; step++) {
        float[] pixels = pixels(examples * shape.size(), step);
        trainer.step(Batch.ofClasses(pixels, new int[examples], examples, shape), still);
        for (int c = 0; c < CHANNELS; c++) {
          double unbiased = unbiased(pixels, c, side * side);
          expected[c] = DECAY * expected[c] + (1 - DECAY) * unbiased;
          assertThat(running(network, logarithm, c)).isCloseTo(expected[c], within(1e-5));
        }
      }
    }
  }

  private static double unbiased(float[] pixels, int channel, int plane) {
    double sum = 0;
    double squares = 0;
    int count = pixels.length / CHANNELS;
    for (int i = 0; i < count; i++) {
      double x = pixels[i / plane * plane * CHANNELS + channel * plane + i % plane];
      sum += x;
      squares += x * x;
    }
    return (squares - sum * sum / count) / (count - 1);
  }

  private static double running(ComputationGraph network, boolean logarithm, int channel) {
    return logarithm
        ? Math.pow(10, 2 * network.getParam("layer0_log10stdev").getDouble(channel))
        : network.getParam("layer0_var").getDouble(channel);
  }

  private static float[] pixels(int count, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (float) random.nextDouble(-2, 3);
    }
    return pixels;
  }

  private static ComputationGraph network(boolean logarithm, int side) {
    InputType input =
        side == 1 ? InputType.feedForward(CHANNELS) : InputType.convolutional(side, side, CHANNELS);
    ComputationGraph network =
        new ComputationGraph(
            Layers.chain(
                input,
                Layers.norm().decay(DECAY).useLogStd(logarithm).build(),
                Layers.output().build()));
    network.init();
    return network;
  }
}
