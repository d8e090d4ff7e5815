package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.importance.Contribution.Kind;
import io.onecycle.driver.analyse.stats.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

/**
 * 95 % intervals of shares: generalised confidence intervals (S. Weerahandi, Generalized confidence
 * intervals, JASA 88, 1993). Mean squares of chance are drawn as their χ² distributions have it,
 * the noncentrality of an effect by inverting the noncentral χ² distribution (M. Sankaran,
 * Approximations to the non-central chi-square distribution, Biometrika 50, 1963), and a share is
 * computed from each draw. With few seeds their common luck is hardly known, and so no share is.
 * The draws are the same every time.
 */
final class ShareIntervals {

  private static final int DRAWS = 2000;
  private static final int HALVINGS = 40;
  private static final long SEED = 1963;

  private final RandomGenerator random = new Well19937c(SEED);
  private final Map<Integer, GammaDistribution> chiSquared = new HashMap<>();

  /** An interval for each source, in their order. */
  List<Interval> of(List<Source> sources) {
    double[][] shares = new double[sources.size()][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<Fit.Gain, Double> meanSquares = new HashMap<>();
      double[] components =
          sources.stream().mapToDouble(source -> component(source, meanSquares)).toArray();
      double total = Arrays.stream(components).sum();
      for (int i = 0; i < components.length; i++) {
        shares[i][draw] = components[i] / total;
      }
    }
    return Arrays.stream(shares)
        .map(all -> new Interval(StatUtils.percentile(all, 2.5), StatUtils.percentile(all, 97.5)))
        .toList();
  }

  private double component(Source source, Map<Fit.Gain, Double> meanSquares) {
    double error = meanSquare(source.error(), meanSquares);
    if (source.kind() == Kind.NOISE) {
      return error;
    }
    if (source.isRandom()) {
      double own = meanSquare(source.gain(), meanSquares);
      return Math.max(0, (own - error) / source.replicates());
    }
    int df = source.gain().df();
    double lambda = noncentrality(source.gain().sumOfSquares() / error, df, random.nextGaussian());
    return lambda * error / (source.replicates() * df);
  }

  private double meanSquare(Fit.Gain gain, Map<Fit.Gain, Double> drawn) {
    return drawn.computeIfAbsent(
        gain,
        g ->
            g.sumOfSquares()
                / chiSquared
                    .computeIfAbsent(g.df(), df -> new GammaDistribution(random, df / 2.0, 2))
                    .sample());
  }

  /** The λ at which {@code x} lies {@code normal} standard deviations up its distribution. */
  private static double noncentrality(double x, int df, double normal) {
    if (place(x, df, 0) <= normal) {
      return 0;
    }
    double low = 0;
    double high = x + 10 * Math.sqrt(x + df) + 50;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (place(x, df, middle) > normal) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Where {@code x} lies in χ²(df, λ), as a standard normal quantile; falls as λ rises. */
  private static double place(double x, double df, double lambda) {
    double one = df + lambda;
    double two = df + 2 * lambda;
    double h = 1 - 2.0 / 3 * one * (df + 3 * lambda) / (two * two);
    double p = two / (one * one);
    double m = (h - 1) * (1 - 3 * h);
    double centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return (Math.pow(x / one, h) - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
  }
}
