package io.onecycle.driver.search;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A density: the mean of one kernel around each point and of a prior as wide as the space. A kernel
 * is a product over the dimensions: a normal distribution cut off at the ends of an interval, and
 * for choices the point's own with more weight than the others. Bandwidths as Optuna has them for
 * multivariate TPE: 0.2 n^(−1/(d+4)), but at least 1/min(100, n + 2), of the interval.
 */
final class ParzenEstimator {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final double MAGNITUDE = 0.2;
  private static final double CENTRE = 0.5;

  private final List<Dimension> dimensions;
  private final List<List<Double>> points;
  private final double bandwidth;

  /** By kernel and dimension: to compute it for each point anew would take most of the time. */
  private final double[][] logScale;

  /**
   * A density.
   *
   * @param points a coordinate for each dimension, in each
   */
  ParzenEstimator(List<Dimension> dimensions, List<List<Double>> points) {
    this.dimensions = dimensions;
    this.points = points;
    int n = points.size();
    double scott = MAGNITUDE * Math.pow(Math.max(n, 1), -1.0 / (dimensions.size() + 4));
    this.bandwidth = Math.max(scott, 1.0 / Math.min(100, n + 2));
    this.logScale = new double[n + 1][dimensions.size()];
    for (int kernel = 0; kernel <= n; kernel++) {
      for (int at = 0; at < dimensions.size(); at++) {
        logScale[kernel][at] =
            dimensions.get(at) instanceof Dimension.Interval ? logScale(kernel, at) : 0;
      }
    }
  }

  /** A random point of this density. */
  List<Double> sample(RandomGenerator random) {
    int kernel = random.nextInt(points.size() + 1);
    return IntStream.range(0, dimensions.size())
        .mapToObj(at -> sample(kernel, at, random))
        .toList();
  }

  /** The natural logarithm of the density at a point. */
  double logDensity(List<Double> point) {
    double[] logs =
        IntStream.rangeClosed(0, points.size())
            .mapToDouble(
                kernel ->
                    IntStream.range(0, dimensions.size())
                        .mapToDouble(at -> logDensity(kernel, at, point.get(at)))
                        .sum())
            .toArray();
    // The largest is taken out of the sum: exponentials of all alone may underflow.
    double largest = IntStream.range(0, logs.length).mapToDouble(k -> logs[k]).max().orElseThrow();
    double sum =
        IntStream.range(0, logs.length).mapToDouble(k -> Math.exp(logs[k] - largest)).sum();
    return largest + Math.log(sum / logs.length);
  }

  private double sample(int kernel, int at, RandomGenerator random) {
    double unit = random.nextDouble();
    if (dimensions.get(at) instanceof Dimension.Choice choice) {
      double below = 0;
      for (int value = 0; value < choice.count() - 1; value++) {
        below += weight(kernel, at, value, choice);
        if (unit < below) {
          return value;
        }
      }
      return choice.count() - 1;
    }
    double centre = centre(kernel, at);
    double width = width(kernel);
    double low = NORMAL.cumulativeProbability(-centre / width);
    double high = NORMAL.cumulativeProbability((1 - centre) / width);
    double value = centre + width * NORMAL.inverseCumulativeProbability(low + unit * (high - low));
    return Math.min(1, Math.max(0, value));
  }

  private double logDensity(int kernel, int at, double coordinate) {
    if (dimensions.get(at) instanceof Dimension.Choice choice) {
      return Math.log(weight(kernel, at, coordinate, choice));
    }
    double z = (coordinate - centre(kernel, at)) / width(kernel);
    return logScale[kernel][at] - z * z / 2;
  }

  /** The logarithm of a cut-off normal density at its centre. */
  private double logScale(int kernel, int at) {
    double centre = centre(kernel, at);
    double width = width(kernel);
    double inside =
        NORMAL.cumulativeProbability((1 - centre) / width)
            - NORMAL.cumulativeProbability(-centre / width);
    return -Math.log(width * inside * Math.sqrt(2 * Math.PI));
  }

  /** The prior shares one point's weight between the choices; the last kernel is nothing else. */
  private double weight(int kernel, int at, double value, Dimension.Choice choice) {
    if (isPrior(kernel)) {
      return 1.0 / choice.count();
    }
    double prior = 1.0 / (points.size() + 1);
    double own = points.get(kernel).get(at) == value ? 1 : 0;
    return (prior + own) / (1 + prior * choice.count());
  }

  private double centre(int kernel, int at) {
    return isPrior(kernel) ? CENTRE : points.get(kernel).get(at);
  }

  private double width(int kernel) {
    return isPrior(kernel) ? 1 : bandwidth;
  }

  private boolean isPrior(int kernel) {
    return kernel == points.size();
  }
}
