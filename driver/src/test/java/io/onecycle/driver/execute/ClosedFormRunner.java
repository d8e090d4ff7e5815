package io.onecycle.driver.execute;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangePoint;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.lrfind.Stopped;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.result.Validated;
import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In place of training: accuracy in closed form, best at weight decay 1e-3. Weight decay 1
 * diverges, 0.5 runs out of memory once for each trial, 0.25 always fails.
 */
record ClosedFormRunner() implements TrialRunner {

  static final double DIVERGES = 1;
  static final double FAILS_ONCE = 0.5;
  static final double FAILS = 0.25;

  /** How often each trial was begun in this JVM. */
  static final Map<String, Integer> BEGUN = new ConcurrentHashMap<>();

  @Override
  public void prepare(DataSpec data) {}

  @Override
  public void bind(Device device) {}

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
    int attempt = BEGUN.merge(trial.id(), 1, Integer::sum);
    double wd = trial.setting().recordedWeightDecay();
    if (wd == FAILS) {
      throw new IllegalStateException("injected fault");
    }
    Scores scores = new Scores(0.5, 0.9 - Math.abs(Math.log10(wd) + 3) / 10 + trial.seed() / 1e4);
    CurvePoint point = new CurvePoint(0, 0, 0.1, 0.9, 0.7, 0.7, Optional.of(scores));
    listener.iterationDone(point, 1);
    if (wd == FAILS_ONCE && attempt == 1) {
      throw new OutOfMemoryError("injected");
    }
    Outcome outcome =
        wd == DIVERGES
            ? new Outcome.Diverged(0, Double.NaN)
            : new Outcome.Completed(scores, scores, 0);
    return new TrialResult(
        outcome,
        List.of(point),
        Optional.of(new Validated(10, Optional.of(0.1))),
        0.1,
        10,
        "closed form");
  }

  /** A curve that is lowest at 100 × the weight decay, and two points long where that diverges. */
  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
    BEGUN.merge(test.id(), 1, Integer::sum);
    double wd = test.recordedWeightDecay();
    if (wd == FAILS) {
      throw new IllegalStateException("injected fault");
    }
    List<RangePoint> points = new ArrayList<>();
    int recorded = wd == DIVERGES ? 2 : test.spec().numIt();
    for (int i = 0; i < recorded; i++) {
      double lr = Math.pow(10, -5 + 6.0 * i / test.spec().numIt());
      double loss = 1 + Math.pow(Math.log10(lr / (100 * wd)), 2);
      points.add(new RangePoint(i, lr, loss, loss, new Scores(loss, 0.5)));
      listener.iterationDone(points.get(i), test.spec().numIt());
    }
    return new RangeTestResult(
        points, wd == DIVERGES ? Stopped.DIVERGED : Stopped.END, "closed form");
  }
}
