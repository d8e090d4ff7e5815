package io.onecycle.worker.data;

/** Mean and deviation of numbers told one by one (Welford, Technometrics 4, 1962). */
final class Moments {

  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  double mean() {
    return mean;
  }

  /** Of the population. */
  double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }
}
