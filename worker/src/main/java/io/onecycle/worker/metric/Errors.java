package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import java.util.function.ToDoubleFunction;

/**
 * A metric of the errors of numbers: of all of them together, which of several in different units
 * is led by the largest, or of one.
 */
final class Errors implements Metric {

  private static final int ALL = -1;

  private final String name;
  private final int output;
  private final ToDoubleFunction<Sums> value;

  private Errors(String name, ToDoubleFunction<Sums> value) {
    this(name, ALL, value);
  }

  private Errors(String name, int output, ToDoubleFunction<Sums> value) {
    this.name = name;
    this.output = output;
    this.value = value;
  }

  /** The same of one number, in its own units. */
  Errors of(int which, String called) {
    return new Errors(name + "_" + called, which, value);
  }

  /** The root of the mean squared error. */
  static Errors rmse() {
    return new Errors("rmse", sums -> Math.sqrt(sums.squares / sums.count));
  }

  /** The mean absolute error. */
  static Errors mae() {
    return new Errors("mae", sums -> sums.absolute / sums.count);
  }

  /**
   * The coefficient of determination, 1 − squared errors / squared deviations from the mean of the
   * truth, taken over all outputs together; NaN where the truth does not vary.
   */
  static Errors r2() {
    return new Errors("r2", sums -> 1 - sums.squares / sums.deviations());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Numbers;
  }

  @Override
  public Tally start(Target target) {
    return new Sums(target.outputs(), output, value);
  }

  private static final class Sums implements Tally {
    private final ToDoubleFunction<Sums> value;
    private final int output;
    private final double[] mean;
    private final double[] spread;
    private double squares;
    private double absolute;
    private long examples;
    private long count;

    Sums(int outputs, int output, ToDoubleFunction<Sums> value) {
      this.value = value;
      this.output = output;
      this.mean = new double[outputs];
      this.spread = new double[outputs];
    }

    @Override
    public void add(float[] outputs, Truth truth) {
      for (int i = 0; i < truth.size(); i++) {
        examples++;
        int from = output == ALL ? 0 : output;
        int to = output == ALL ? mean.length : output + 1;
        for (int k = from; k < to; k++) {
          double is = truth.values()[i * mean.length + k];
          double error = outputs[i * mean.length + k] - is;
          squares += error * error;
          absolute += Math.abs(error);
          count++;
          double before = is - mean[k];
          mean[k] += before / examples;
          spread[k] += before * (is - mean[k]);
        }
      }
    }

    @Override
    public double value() {
      return value.applyAsDouble(this);
    }

    private double deviations() {
      double sum = 0;
      for (double each : spread) {
        sum += each;
      }
      return sum == 0 ? Double.NaN : sum;
    }
  }
}
