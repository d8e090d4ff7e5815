package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Iterations;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.result.Validated;
import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * In place of training: whole curves and scores as real ones look, of no network. The best weight
 * decay is 1e-3, the best learning rate 0.2; from 2 on, many trials diverge.
 */
record MadeUpRunner() implements TrialRunner {

  private static final int VALIDATED = 600;

  @Override
  public void prepare(DataSpec data) {}

  @Override
  public void bind(Device device) {}

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
    Setting setting = trial.setting();
    SplittableRandom random = new SplittableRandom(trial.id().hashCode());
    SplittableRandom ofSeed = new SplittableRandom(trial.seed());
    double maxLr = setting.recordedMaxLr();
    double far =
        Math.pow(Math.log10(setting.recordedWeightDecay()) + 3, 2) / 4
            + Math.pow(Math.log10(maxLr / 0.2), 2)
            + Math.abs(setting.momentum().max() - 0.95);
    double score =
        0.89 - 0.03 * far + 0.002 * ofSeed.nextGaussian() + 0.004 * random.nextGaussian();
    double accuracy = Math.rint(score * VALIDATED) / VALIDATED;
    int all = Iterations.of(trial);
    boolean diverges = maxLr >= 2 && random.nextDouble() < 0.4;
    int epoch = Math.max(1, all / trial.training().epochs());
    List<CurvePoint> curve = new ArrayList<>();
    for (int i = 0; i < (diverges ? all / 5 : all); i++) {
      double done = i / (double) all;
      double loss = 0.3 + 2 * Math.exp(-8 * done) + far / 20;
      boolean isValidated = (i + 1) % epoch == 0;
      curve.add(
          new CurvePoint(
              i,
              i / epoch,
              maxLr * (1 - Math.abs(2 * done - 0.9) / 1.1),
              setting.momentum().max() - 0.1 * done,
              loss + 0.1 * random.nextGaussian(),
              loss + 0.01 * random.nextGaussian(),
              isValidated
                  ? Optional.of(
                      new Scores(loss + 0.05, accuracy - (i + 1 == all ? 0 : 0.3 * (1 - done))))
                  : Optional.empty()));
    }
    Scores last = new Scores(0.35 + far / 20, accuracy);
    Outcome outcome =
        diverges
            ? new Outcome.Diverged(curve.size(), Double.NaN)
            : new Outcome.Completed(last, last, trial.training().epochs() - 1);
    return new TrialResult(
        outcome,
        curve,
        Optional.of(new Validated(VALIDATED, Optional.of(0.1))),
        1,
        (long) all * trial.training().batchSize(),
        "made up");
  }

  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
    throw new UnsupportedOperationException("range tests are not made up");
  }
}
