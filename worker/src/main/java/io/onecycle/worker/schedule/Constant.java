package io.onecycle.worker.schedule;

/**
 * The learning rate stays at max_lr.
 *
 * @param iterations of the whole course
 * @param fixedMomentum in every iteration
 */
record Constant(int iterations, double fixedMomentum) implements Schedule {

  @Override
  public double lr(int t, double maxLr) {
    return maxLr;
  }

  @Override
  public double momentum(int t) {
    return fixedMomentum;
  }
}
