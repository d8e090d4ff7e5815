package io.onecycle.worker.compile;

/** What a flat vector holds in place of a parameter's numbers. */
public enum Coding {
  /** The numbers themselves. */
  PLAIN {
    @Override
    public double decoded(double stored) {
      return stored;
    }

    @Override
    public double encoded(double number) {
      return number;
    }
  },
  /**
   * Of a variance v, log10 of its root, {@code ½·log10 v}: Deeplearning4j's batch normalisation
   * with {@code useLogStd}.
   */
  LOG10_DEVIATION {
    @Override
    public double decoded(double stored) {
      return Math.pow(10, 2 * stored);
    }

    @Override
    public double encoded(double number) {
      return 0.5 * Math.log10(number);
    }
  };

  /** The number that is meant. */
  public abstract double decoded(double stored);

  /** What is stored for a number. */
  public abstract double encoded(double number);
}
