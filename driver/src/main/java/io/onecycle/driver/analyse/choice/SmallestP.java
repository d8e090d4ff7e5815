package io.onecycle.driver.analyse.choice;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How small the smallest p-value of all pairs of equal settings is by chance alone: simulated of
 * normal scores for the settings and seeds that there are, with a fixed seed. With t-values of one
 * number of seeds it is the distribution of the range statistic of P. R. Hansen, A. Lunde and J. M.
 * Nason, The model confidence set, Econometrica 79 (2011); with several, p-values are what can be
 * compared.
 */
final class SmallestP implements Chance {

  private static final int MOST_DRAWS = 20_000;
  private static final int FEWEST_DRAWS = 1_000;

  /** Pairs that are simulated in all: so many are done in some tenths of a second. */
  private static final int WORK = 20_000_000;

  /** Draws that are kept to be looked at together. */
  private static final int AT_ONCE = 64;

  private static final long SEED = 0x3c6ef372fe94f82bL;
  private static final int KEPT = 128;

  private static final Map<String, SmallestP> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SmallestP> eldest) {
              return size() > KEPT;
            }
          });

  /** Of the first so many settings, ascending. */
  private final double[][] drawn;

  private SmallestP(double[][] drawn) {
    this.drawn = drawn;
  }

  /** Of the settings of {@code panel}, as far as they have scores, the first so many of them. */
  static SmallestP of(Panel panel) {
    StringBuilder key = new StringBuilder().append(panel.settings());
    boolean isFull = true;
    for (int i = 0; i < panel.settings(); i++) {
      key.append(';');
      for (int seed = 0; seed < panel.seeds(); seed++) {
        boolean counts = panel.has(i, seed);
        isFull &= counts && !(panel.seeds() < 3 && panel.isCollapsed(i, seed));
        key.append(counts ? panel.isCollapsed(i, seed) ? '!' : '1' : '0');
      }
    }
    String known = isFull ? panel.settings() + "x" + panel.seeds() : key.toString();
    return KNOWN.computeIfAbsent(known, ignored -> new SmallestP(draw(panel)));
  }

  /** Beyond what was simulated, the sum over pairs (Bonferroni) says more. */
  @Override
  public double pValue(int settings, Pair pair) {
    double p = pair.p();
    double[] sorted = drawn[settings];
    int at = Arrays.binarySearch(sorted, p);
    int count = at < 0 ? -at - 1 : at + 1;
    while (count < sorted.length && sorted[count] <= p) {
      count++;
    }
    return Math.min((1.0 + count) / (sorted.length + 1), pairs(settings) * p);
  }

  @Override
  public double critical(int settings, double error) {
    double[] sorted = drawn[settings];
    int atMost = (int) Math.ceil(error * (sorted.length + 1) - 1) - 1;
    double simulated = atMost < 0 ? 0 : sorted[Math.min(atMost, sorted.length - 1)];
    return Math.max(simulated, error / pairs(settings));
  }

  private static double pairs(int settings) {
    return settings * (settings - 1) / 2.0;
  }

  private static double[][] draw(Panel panel) {
    int k = panel.settings();
    int n = panel.seeds();
    int pairs = Math.max(1, k * (k - 1) / 2);
    int draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, WORK / pairs));
    LargestT largest = LargestT.of(panel);
    double[][] smallest = new double[k + 1][draws];
    SplittableRandom random = new SplittableRandom(SEED);
    double[][][] scores = new double[Math.min(AT_ONCE, draws)][k][n];
    for (int first = 0; first < draws; first += scores.length) {
      int from = first;
      int count = Math.min(scores.length, draws - from);
      // Drawn in order, whichever processor looks at them then.
      for (int draw = 0; draw < count; draw++) {
        fill(scores[draw], panel, random);
      }
      IntStream.range(0, count)
          .parallel()
          .forEach(draw -> largest.keep(scores[draw], smallest, from + draw));
    }
    for (double[] each : smallest) {
      Arrays.sort(each);
    }
    return smallest;
  }

  private static void fill(double[][] scores, Panel panel, SplittableRandom random) {
    for (int i = 0; i < scores.length; i++) {
      for (int seed = 0; seed < scores[i].length; seed++) {
        double score = random.nextGaussian();
        scores[i][seed] = panel.has(i, seed) ? score : Double.NaN;
      }
    }
  }
}
