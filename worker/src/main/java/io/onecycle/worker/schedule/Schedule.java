package io.onecycle.worker.schedule;

/**
 * The learning rate and momentum of every iteration. Layer groups follow one curve, each towards
 * its own max_lr.
 */
public interface Schedule {

  /** Iterations of the whole course; {@code t} below runs from 0 to one less. */
  int iterations();

  /** The learning rate of iteration {@code t} for a layer group that peaks at {@code maxLr}. */
  double lr(int t, double maxLr);

  /** The momentum of iteration {@code t}. */
  double momentum(int t);
}
