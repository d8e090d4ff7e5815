package io.onecycle.worker.trial;

import java.util.List;
import java.util.Set;

/** Trials for tests, each a change away from a plain one. */
public final class Trials {

  private Trials() {}

  /** One epoch of a small perceptron on the embedded data. */
  public static Trial plain() {
    return of(training(1, WeightDecayMode.L2, WeightDecayScope.ALL, Optimizer.SGD), 0.1, 1e-3, 1);
  }

  public static Training training(
      int epochs, WeightDecayMode mode, WeightDecayScope scope, Optimizer optimizer) {
    return new Training(
        epochs, 1, 64, 640, new Validation.HeldOut(0.1, false), Set.of(), optimizer, mode, scope);
  }

  public static Trial of(Training training, double maxLr, double weightDecay, long seed) {
    return new Trial(
        "fashion-mnist-mini",
        new ModelSpec.Mlp(List.of(16)),
        Compat.NONE,
        training,
        new Setting(
            new ScheduleSpec.OneCycle(10, 10),
            List.of(maxLr),
            new Momentum(0.95, 0.85),
            List.of(weightDecay)),
        seed);
  }
}
