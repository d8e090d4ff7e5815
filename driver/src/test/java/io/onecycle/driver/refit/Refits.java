package io.onecycle.driver.refit;

import io.onecycle.worker.trial.Compat;
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

/**
 * Refits for tests: a small perceptron on the embedded 6,000 images, one epoch of 24 iterations.
 */
public final class Refits {

  private Refits() {}

  public static RefitSpec spec(int workers, int workerBatch, int averagingFrequency) {
    return RefitSpec.of(trial(250), workers, workerBatch, averagingFrequency, "");
  }

  public static Trial trial(int batchSize) {
    return new Trial(
        "fashion-mnist-mini",
        new ModelSpec.Mlp(List.of(16)),
        Compat.NONE,
        new Training(
            1,
            1,
            batchSize,
            1000,
            new Validation.HeldOut(0.1, false),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL),
        new Setting(
            new ScheduleSpec.OneCycle(10, 20),
            List.of(0.1),
            new Momentum(0.95, 0.85),
            List.of(0.01)),
        4);
  }
}
