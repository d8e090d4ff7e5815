package io.onecycle.worker.train;

/**
 * A debiased exponential moving average, as fastai smooths its training loss: {@code avg = β·avg +
 * (1−β)·x}, reported as {@code avg/(1−βⁿ)}.
 */
public final class Smoothing {

  /** fastai's β. */
  public static final double BETA = 0.98;

  private final double beta;
  private double average;
  private int seen;

  public Smoothing(double beta) {
    this.beta = beta;
  }

  /** Takes the next value and returns the average so far. */
  public double next(double value) {
    seen++;
    average = average * beta + value * (1 - beta);
    return average / (1 - Math.pow(beta, seen));
  }
}
