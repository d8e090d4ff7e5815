package io.onecycle.driver.analyse.choice;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * What the true means of settings may be, given their scores: draws from the posterior of a
 * hierarchical model (D. V. Lindley and A. F. M. Smith, Bayes estimates for the linear model, 1972;
 * A. Gelman, Prior distributions for variance parameters in hierarchical models, 2006). Effects of
 * settings are normal around a common mean with a half-Cauchy spread, so that the best of many is
 * drawn back towards the others; each setting's own noise is moderated towards the median of all
 * (G. K. Smyth, 2004), with 4 degrees of freedom. The draws are fixed: the same scores give the
 * same figures.
 */
public final class Posterior {

  private static final int DRAWS = 2000;
  private static final int LARGEST = 200_000;
  private static final double PRIOR_DEGREES = 4;

  /** The median of the prior of the spread of settings, in standard deviations of one score. */
  private static final double PRIOR_SPREAD = 3;

  private static final double[] SPREADS =
      IntStream.range(0, 17)
          .mapToDouble(i -> Math.exp(Math.log(0.03) + i * Math.log(1000) / 16))
          .toArray();

  /** So many factors are multiplied before a logarithm is taken: neither vanishes nor overflows. */
  private static final int TOGETHER = 16;

  private static final long SEED = 0x2545f4914f6cdd1dL;

  /** Of each draw the settings' means, as differences from the mean of all. */
  private final double[][] effects;

  /** Of each draw the setting that is best. */
  private final int[] best;

  private final double[] centre;

  /** Of all settings and seeds. */
  private final double mean;

  private Posterior(double[][] effects, double mean, double[] centre) {
    this.effects = effects;
    this.mean = mean;
    this.best = Arrays.stream(effects).mapToInt(Posterior::largest).toArray();
    this.centre = centre;
  }

  /**
   * The posterior of settings that each have a score.
   *
   * @param imageVariance what validating on the same examples with each seed adds to the variance
   *     of the common mean; 0 where each seed has its own
   */
  public static Posterior of(Panel panel, double imageVariance) {
    int k = panel.settings();
    SeedLuck luck = SeedLuck.of(panel);
    int draws = Math.max(500, Math.min(DRAWS, LARGEST / Math.max(1, k)));
    SplittableRandom random = new SplittableRandom(SEED);
    double mean = IntStream.range(0, k).mapToDouble(luck::setting).average().orElse(0);
    double[] own = IntStream.range(0, k).mapToDouble(i -> luck.setting(i) - mean).toArray();
    return new Posterior(
        effects(panel, luck, own, draws, random),
        mean,
        centre(panel, luck, mean, imageVariance, draws, random));
  }

  /** How probable it is that one of {@code settings} is the best. */
  public double best(Collection<Integer> settings) {
    Set<Integer> those = Set.copyOf(settings);
    return (double) Arrays.stream(best).filter(those::contains).count() / effects.length;
  }

  /** What is lost on average by choosing a setting in place of the best. */
  public double expectedLoss(int setting) {
    return losses(setting).average().orElse(0);
  }

  /** What is lost at most, with a probability of {@code share}. */
  public double lossBound(int setting, double share) {
    return quantile(losses(setting).toArray(), share);
  }

  private DoubleStream losses(int setting) {
    return IntStream.range(0, effects.length)
        .mapToDouble(draw -> effects[draw][best[draw]] - effects[draw][setting]);
  }

  /** The mean that is to be expected of a setting, drawn back towards the others. */
  public double mean(int setting) {
    return mean + Arrays.stream(effects).mapToDouble(draw -> draw[setting]).average().orElse(0);
  }

  /** The quantile of that mean. */
  public double quantile(int setting, double share) {
    return quantile(
        IntStream.range(0, effects.length)
            .mapToDouble(draw -> centre[draw] + effects[draw][setting])
            .toArray(),
        share);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int low = (int) at;
    return low + 1 >= sorted.length
        ? sorted[low]
        : sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]);
  }

  private static int largest(double[] draw) {
    int largest = 0;
    for (int i = 1; i < draw.length; i++) {
      if (draw[i] > draw[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  private static double[][] effects(
      Panel panel, SeedLuck luck, double[] own, int draws, SplittableRandom random) {
    int k = own.length;
    if (k < 2) {
      return new double[draws][k];
    }
    double[] variances = variances(panel, luck);
    double typical = Math.max(typical(panel, variances), panel.roundingVariance() / 2);
    double[][] effects = new double[draws][k];
    double[] noise = new double[k];
    double[] likelihood = new double[SPREADS.length];
    for (double[] draw : effects) {
      for (int i = 0; i < k; i++) {
        int n = panel.count(i);
        double degrees = PRIOR_DEGREES + Math.max(0, n - 1);
        double squares = PRIOR_DEGREES * typical + Math.max(0, n - 1) * variances[i];
        noise[i] = squares / chiSquared(degrees, random) / n;
      }
      draw(own, noise, Math.sqrt(typical), likelihood, random, draw);
    }
    return effects;
  }

  /** One draw of the effects: of their spread, then of their mean, then of themselves. */
  private static void draw(
      double[] own,
      double[] noise,
      double scale,
      double[] likelihood,
      SplittableRandom random,
      double[] draw) {
    double most = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < SPREADS.length; g++) {
      double spread = SPREADS[g] * scale;
      double weights = 0;
      double weighted = 0;
      double squares = 0;
      double product = 1;
      double logs = 0;
      for (int i = 0; i < own.length; i++) {
        double weight = 1 / (spread * spread + noise[i]);
        weights += weight;
        weighted += own[i] * weight;
        squares += own[i] * own[i] * weight;
        product *= weight * scale * scale;
        if (i % TOGETHER == TOGETHER - 1) {
          logs += 0.5 * Math.log(product);
          product = 1;
        }
      }
      logs += 0.5 * Math.log(product);
      squares -= weighted * weighted / weights;
      likelihood[g] =
          logs
              - 0.5 * Math.log(weights * scale * scale)
              - 0.5 * squares
              - Math.log1p(SPREADS[g] * SPREADS[g] / (PRIOR_SPREAD * PRIOR_SPREAD))
              + Math.log(SPREADS[g]);
      most = Math.max(most, likelihood[g]);
    }
    double sum = 0;
    for (int g = 0; g < SPREADS.length; g++) {
      likelihood[g] = Math.exp(likelihood[g] - most);
      sum += likelihood[g];
    }
    double left = random.nextDouble() * sum;
    int chosen = 0;
    while (chosen < SPREADS.length - 1 && left >= likelihood[chosen]) {
      left -= likelihood[chosen++];
    }
    double spread2 = SPREADS[chosen] * SPREADS[chosen] * scale * scale;
    double weights = 0;
    double weighted = 0;
    for (int i = 0; i < own.length; i++) {
      weights += 1 / (spread2 + noise[i]);
      weighted += own[i] / (spread2 + noise[i]);
    }
    double mean = weighted / weights + random.nextGaussian() / Math.sqrt(weights);
    for (int i = 0; i < own.length; i++) {
      double kept = spread2 / (spread2 + noise[i]);
      draw[i] = mean + kept * (own[i] - mean) + Math.sqrt(kept * noise[i]) * random.nextGaussian();
    }
  }

  /** The noise of each setting; of two settings it cannot be told whose it is. */
  private static double[] variances(Panel panel, SeedLuck luck) {
    int k = panel.settings();
    double[] variances = new double[k];
    for (int i = 0; i < k; i++) {
      double squares = 0;
      for (int seed = 0; seed < panel.seeds(); seed++) {
        if (panel.has(i, seed)) {
          double rest = luck.rest(panel, i, seed);
          squares += rest * rest;
        }
      }
      int n = panel.count(i);
      variances[i] = n < 2 ? Double.NaN : squares / (n - 1) * k / (k - 1);
    }
    double known = median(variances);
    double floor = panel.roundingVariance() / 2;
    return Arrays.stream(variances)
        .map(variance -> Math.max(floor, Double.isNaN(variance) ? known : variance))
        .toArray();
  }

  /** Variances of few scores are mostly below the true one: their median is put right for that. */
  private static double typical(Panel panel, double[] variances) {
    int[] counts = IntStream.range(0, variances.length).map(panel::count).sorted().toArray();
    int degrees = Math.max(1, counts[counts.length / 2] - 1);
    double median =
        new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(0.5) / degrees;
    return median(variances) / median;
  }

  private static double median(double[] variances) {
    double[] known = Arrays.stream(variances).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return known.length == 0 ? 0 : (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
  }

  /** The mean of all settings, whose error is what seeds and examples have in common to all. */
  private static double[] centre(
      Panel panel,
      SeedLuck luck,
      double mean,
      double imageVariance,
      int draws,
      SplittableRandom random) {
    int n = panel.seeds();
    double[] centre = new double[draws];
    if (n < 2) {
      Arrays.fill(centre, Double.NaN);
      return centre;
    }
    double squares = IntStream.range(0, n).mapToDouble(luck::seed).map(seed -> seed * seed).sum();
    double error = Math.sqrt((squares / (n - 1) + panel.roundingVariance() / 2) / n);
    double[] t = StudentsT.quantiles(n - 1, draws);
    int[] order = shuffled(draws, random);
    for (int i = 0; i < draws; i++) {
      centre[i] = mean + error * t[order[i]] + Math.sqrt(imageVariance) * random.nextGaussian();
    }
    return centre;
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  /** Of whole or half degrees: the sum of squared normals, and of an exponential for each two. */
  private static double chiSquared(double degrees, SplittableRandom random) {
    double sum = 0;
    int left = (int) degrees;
    while (left >= 2) {
      sum -= 2 * Math.log(1 - random.nextDouble());
      left -= 2;
    }
    if (left == 1) {
      double normal = random.nextGaussian();
      sum += normal * normal;
    }
    return sum;
  }
}
