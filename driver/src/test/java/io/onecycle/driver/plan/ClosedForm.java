package io.onecycle.driver.plan;

import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * In place of training: accuracy in closed form. Best near weight decay 1e-3, max_lr 0.3 (less with
 * more weight decay), div 10; rises with the logarithm of the epochs; a max_lr of 2 and more
 * diverges. A little noise, the same for the same trial, and some that all settings of a seed
 * share.
 */
final class ClosedForm {

  private ClosedForm() {}

  /** The final accuracy; empty if training diverges. */
  static OptionalDouble accuracy(Trial trial) {
    Setting setting = trial.setting();
    if (setting.recordedMaxLr() >= 2) {
      return OptionalDouble.empty();
    }
    double seed = new Random(trial.seed() * 7919).nextGaussian() * 0.004;
    double own = new Random(trial.id().hashCode()).nextGaussian() * 0.002;
    return OptionalDouble.of(expected(setting, trial.training().epochs()) + seed + own);
  }

  /** Without noise. */
  static double expected(Setting setting, int epochs) {
    double wd = Math.log10(Math.max(1e-6, setting.recordedWeightDecay())) + 3;
    double lr = Math.log10(setting.recordedMaxLr()) + 0.52 + 0.25 * wd;
    double div =
        setting.schedule() instanceof ScheduleSpec.OneCycle cycle ? Math.log10(cycle.div()) - 1 : 1;
    double mom = setting.momentum().min() - 0.85;
    return 0.93
        - 0.02 * wd * wd
        - 0.06 * lr * lr
        - 0.02 * div * div
        - 0.3 * mom * mom
        - 0.12 / Math.sqrt(epochs);
  }

  /** What the store would hold of it. */
  static Committed committed(Trial trial) {
    OptionalDouble accuracy = accuracy(trial);
    return new Committed(trial.id(), accuracy.isPresent() ? "completed" : "diverged", 1, accuracy);
  }
}
