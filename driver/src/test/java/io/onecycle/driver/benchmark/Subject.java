package io.onecycle.driver.benchmark;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** What is trained in a benchmark: the networks by the names that benchmarks/run gives them. */
final class Subject {

  static final BuiltInData DATA = BuiltInData.FASHION_MNIST_MINI;

  private Subject() {}

  /** {@code lenet}, {@code mlp} (256-128), {@code resnet-8} and so on. */
  static ModelSpec model(String name) {
    if (name.equals("lenet")) {
      return new ModelSpec.Lenet();
    }
    if (name.equals("mlp")) {
      return new ModelSpec.Mlp(ModelSpec.Mlp.DEFAULT_HIDDEN);
    }
    if (!name.startsWith("resnet-")) {
      throw new IllegalArgumentException("Invalid network: " + name);
    }
    int depth = Integer.parseInt(name.substring("resnet-".length()));
    return new ModelSpec.Resnet(depth, ModelSpec.Resnet.DEFAULT_WIDTH, 1, InitialWeights.PYTORCH);
  }

  /** Random ones, of the shape that the network is usually given: 32×32×3 or 28×28×1. */
  static Examples images(ModelSpec model, int count) {
    boolean resnet = model instanceof ModelSpec.Resnet;
    int side = resnet ? 32 : 28;
    int channels = resnet ? 3 : 1;
    SplittableRandom random = new SplittableRandom(1);
    byte[] pixels = new byte[count * channels * side * side];
    random.nextBytes(pixels);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return Examples.images(channels, side, side, 10, pixels, labels);
  }

  /**
   * A trial on the embedded images.
   *
   * @param limit at most so many training images
   */
  static Trial trial(String model, int batchSize, int epochs, int limit, long seed) {
    Training training =
        new Training(
            epochs,
            1,
            batchSize,
            limit,
            new Validation.HeldOut(0.1, false),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Setting setting =
        new Setting(
            new ScheduleSpec.OneCycle(10, 10),
            List.of(0.05),
            new Momentum(0.95, 0.85),
            List.of(1e-4));
    return new Trial(DATA.dataName(), model(model), Compat.NONE, training, setting, seed);
  }
}
