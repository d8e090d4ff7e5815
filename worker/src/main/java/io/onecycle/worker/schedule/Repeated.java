package io.onecycle.worker.schedule;

/**
 * The same cycle, several times over (fastai's n_cycle).
 *
 * @param cycle what is repeated
 * @param times at least 1
 */
record Repeated(Schedule cycle, int times) implements Schedule {

  @Override
  public int iterations() {
    return cycle.iterations() * times;
  }

  @Override
  public double lr(int t, double maxLr) {
    return cycle.lr(t % cycle.iterations(), maxLr);
  }

  @Override
  public double momentum(int t) {
    return cycle.momentum(t % cycle.iterations());
  }
}
