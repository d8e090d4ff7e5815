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

  /** Takes in what others were told (Chan, Golub and LeVeque, 1979). */
  void add(long others, double theirMean, double theirSquares) {
    if (others > 0) {
      double apart = theirMean - mean;
      long all = count + others;
      mean += apart * others / all;
      squares += theirSquares + apart * apart * count * others / all;
      count = all;
    }
  }

  double mean() {
    return mean;
  }

  /** Of the population. */
  double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }
}
