package io.onecycle.worker.train;

import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.PerClass;
import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps every iteration of one trial and the best epoch so far. */
final class Recorder {

  private final Objective objective;
  private final List<CurvePoint> curve = new ArrayList<>();
  private final Smoothing smoothing = new Smoothing(Smoothing.BETA);
  private Optional<Scores> best = Optional.empty();
  private double bestWorth = Double.NEGATIVE_INFINITY;
  private int bestEpoch;

  /**
   * Begins a trial.
   *
   * @param objective which epoch is the best
   */
  Recorder(Objective objective) {
    this.objective = objective;
  }

  /** Records an iteration; its average is in the point that comes back. */
  CurvePoint record(int iteration, int epoch, Rates rates, double loss) {
    CurvePoint point =
        new CurvePoint(
            iteration,
            epoch,
            rates.recordedLr(),
            rates.momentum(),
            loss,
            smoothing.next(loss),
            Optional.empty());
    curve.add(point);
    return point;
  }

  /** Adds validation scores to the last iteration; the point with them comes back. */
  CurvePoint validated(Scores scores) {
    CurvePoint last = curve.get(curve.size() - 1);
    CurvePoint point =
        new CurvePoint(
            last.iteration(),
            last.epoch(),
            last.lr(),
            last.momentum(),
            last.trainLoss(),
            last.trainLossSmoothed(),
            Optional.of(scores));
    curve.set(curve.size() - 1, point);
    keepBest(last.epoch(), scores);
    return point;
  }

  /** Takes an iteration that was recorded before, in its turn. */
  void replay(CurvePoint point) {
    var unused = smoothing.next(point.trainLoss());
    curve.add(point);
    point.validation().ifPresent(scores -> keepBest(point.epoch(), scores));
  }

  private void keepBest(int epoch, Scores scores) {
    double worth = scores.metric(objective.metric()).map(objective::worth).orElse(Double.NaN);
    if (best.isEmpty() || worth > bestWorth || Double.isNaN(bestWorth)) {
      best = Optional.of(scores);
      bestWorth = worth;
      bestEpoch = epoch;
    }
  }

  List<CurvePoint> curve() {
    return curve;
  }

  /** The outcome of a trial whose last iteration is recorded and validated. */
  Outcome completed(Optional<PerClass> perClass) {
    Scores last = curve.get(curve.size() - 1).validation().orElseThrow();
    return new Outcome.Completed(last, best.orElseThrow(), bestEpoch, perClass);
  }
}
