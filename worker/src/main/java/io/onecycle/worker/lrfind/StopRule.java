package io.onecycle.worker.lrfind;

import io.onecycle.worker.train.Smoothing;
import java.util.Optional;

/**
 * When a range test stops: the rule of fastai 0.7's {@code LR_Finder2}, its checks in its order.
 * Used for one test, and no further once it has stopped it.
 *
 * <p>fastai asks {@code loss<self.best and self.iteration>10} before it records the batch, and
 * counts an iteration when it records. So "more than 10 records" means eleven batches recorded
 * before this one: the twelfth batch, index 11, is the first that can set the best loss, and until
 * then the limit is 4e9.
 */
final class StopRule {

  private static final double LIMIT = 4;
  private static final double NO_BEST = 1e9;
  private static final int RECORDS_BEFORE_BEST = 10;

  private final int numIt;
  private final boolean stopDv;
  private final Smoothing smoothing = new Smoothing(Smoothing.BETA);
  private double smoothed = Double.NaN;
  private double best = NO_BEST;
  private int records;

  /** The rule for a test of so many iterations. */
  public StopRule(int numIt, boolean stopDv) {
    this.numIt = numIt;
    this.stopDv = stopDv;
  }

  /** Whether there are enough records, so that whatever the next loss is, the test ends. */
  public boolean enough() {
    return records == numIt;
  }

  /**
   * Takes the next mini-batch's training loss.
   *
   * @param trainLoss as it is, without the weight-decay term
   * @return why the test stops, with this batch not recorded; empty if the batch is recorded
   */
  public Optional<Stopped> next(double trainLoss) {
    smoothed = smoothing.next(trainLoss);
    if (enough()) {
      return Optional.of(Stopped.END);
    }
    if (stopDv && Double.isNaN(smoothed)) {
      return Optional.of(Stopped.NAN);
    }
    if (stopDv && smoothed > LIMIT * best) {
      return Optional.of(Stopped.DIVERGED);
    }
    if (smoothed < best && records > RECORDS_BEFORE_BEST) {
      best = smoothed;
    }
    records++;
    return Optional.empty();
  }

  /** The debiased exponential average (0.98) of all losses taken; NaN before the first. */
  public double smoothed() {
    return smoothed;
  }
}
