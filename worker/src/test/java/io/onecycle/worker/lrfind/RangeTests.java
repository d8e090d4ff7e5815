package io.onecycle.worker.lrfind;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Set;

/** Range tests for tests: the embedded data, 0.01 to 100. */
final class RangeTests {

  private RangeTests() {}

  static RangeTestSpec of(LrFindSpec spec, double weightDecay) {
    return of(spec, weightDecay, training(1, 64));
  }

  static RangeTestSpec of(LrFindSpec spec, double weightDecay, Training training) {
    return new RangeTestSpec(
        "fashion-mnist-mini",
        new ModelSpec.Mlp(ModelSpec.Mlp.DEFAULT_HIDDEN),
        Compat.NONE,
        training,
        spec,
        0.9,
        List.of(weightDecay),
        1);
  }

  static LrFindSpec spec(int numIt, boolean stopDv) {
    return new LrFindSpec(List.of(0.01), List.of(100.0), numIt, false, stopDv);
  }

  static Training training(int epochs, int batchSize) {
    return new Training(
        epochs,
        1,
        batchSize,
        Training.NO_LIMIT,
        new Validation.HeldOut(0.1, false),
        Set.of(),
        Optimizer.SGD,
        WeightDecayMode.L2,
        WeightDecayScope.ALL);
  }
}
