package io.onecycle.worker.train;

/**
 * Tells when a training loss has left for good: it is NaN or infinite, or its debiased average
 * exceeds {@link #LIMIT} times the untrained network's loss. The factor is the one lr_find stops
 * at.
 */
final class DivergenceGuard {

  static final double LIMIT = 4;

  private double first = Double.NaN;

  /** Whether training has diverged with this iteration. */
  boolean diverged(double loss, double smoothed) {
    if (Double.isNaN(first)) {
      first = loss;
    }
    return !Double.isFinite(loss) || smoothed > LIMIT * first;
  }
}
