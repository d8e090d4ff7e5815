package io.onecycle.driver.analyse.choice;

import io.onecycle.driver.analyse.stats.Looks;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Equal settings, simulated with a fixed seed and looked at after each seed: the largest t² of all
 * pairs at each look, of the first two of the settings, the first three, and so on.
 */
final class LookDraws {

  private static final int MOST_DRAWS = 20_000;
  private static final int FEWEST_DRAWS = 2_000;

  /** Largest values that are kept of one race: 8 MB. */
  private static final int KEPT_VALUES = 2_000_000;

  /** Pairs and looks beyond which nothing is simulated: a second or two. */
  private static final long MOST_WORK = 500_000_000;

  private static final long SEED = 0x6a09e667f3bcc908L;
  private static final int KEPT = 8;

  private record Key(int settings, Looks looks) {}

  private static final Map<Key, LookDraws> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, LookDraws> eldest) {
              return size() > KEPT;
            }
          });

  private final Looks looks;

  /** By settings, look and draw; ascending. */
  private final float[][][] largest;

  /** By settings, the smallest p-value of all looks, each divided by its share; ascending. */
  private final double[][] smallestSpent;

  private LookDraws(Looks looks, float[][][] largest) {
    this.looks = looks;
    this.largest = largest;
    this.smallestSpent = new double[largest.length][];
    for (int settings = 0; settings < largest.length; settings++) {
      smallestSpent[settings] = sortAndSpend(largest[settings]);
    }
  }

  static LookDraws of(int settings, Looks looks) {
    return KNOWN.computeIfAbsent(
        new Key(settings, looks), key -> new LookDraws(looks, draw(settings, looks)));
  }

  /** Of so many settings; empty where nothing was simulated. */
  double[] smallestSpent(int settings) {
    return smallestSpent[settings];
  }

  /** A look at so many seeds. A pair that lacks some tells as much as one of the same p-value. */
  Chance at(int seeds) {
    int look = seeds - looks.min();
    return new Chance() {
      @Override
      public double pValue(int settings, Pair pair) {
        float[] values = largest[settings][look];
        double t =
            pair.seeds() == seeds
                ? pair.mean() / pair.error()
                : StudentsT.quantile(pair.p(), seeds - 1);
        double simulated = (1.0 + notBelow(values, t * t)) / (values.length + 1);
        return Math.min(simulated, pairs(settings) * pair.p());
      }

      @Override
      public double critical(int settings, double error) {
        float[] values = largest[settings][look];
        int above = (int) Math.ceil(error * (values.length + 1) - 1) - 1;
        double simulated =
            above < 0
                ? 0
                : StudentsT.twoSided(
                    Math.sqrt(values[Math.max(0, values.length - 1 - above)]), seeds - 1);
        return Math.max(simulated, error / pairs(settings));
      }
    };
  }

  private static double pairs(int settings) {
    return settings * (settings - 1) / 2.0;
  }

  private static int notBelow(float[] ascending, double value) {
    int from = 0;
    int to = ascending.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return ascending.length - from;
  }

  private double[] sortAndSpend(float[][] byLook) {
    int draws = byLook[0].length;
    double[] smallest = new double[draws];
    Arrays.fill(smallest, 1);
    for (int look = 0; look < byLook.length; look++) {
      float[] sorted = byLook[look].clone();
      Arrays.sort(sorted);
      double share = looks.share(looks.min() + look);
      for (int draw = 0; draw < draws; draw++) {
        double p = (double) notBelow(sorted, byLook[look][draw]) / draws;
        smallest[draw] = Math.min(smallest[draw], p / share);
      }
      byLook[look] = sorted;
    }
    Arrays.sort(smallest);
    return smallest;
  }

  private static float[][][] draw(int settings, Looks looks) {
    long each = Math.max(1L, settings * (settings - 1L) / 2 * looks.max());
    long kept = (long) settings * looks.count();
    long draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, KEPT_VALUES / kept));
    draws = Math.max(FEWEST_DRAWS, Math.min(draws, MOST_WORK / each));
    float[][][] largest =
        new float[settings + 1][looks.count()][each * draws > MOST_WORK ? 0 : (int) draws];
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] scores = new double[settings][looks.max()];
    float[] soFar = new float[looks.count()];
    for (int draw = 0; draw < largest[0][0].length; draw++) {
      for (double[] ofOne : scores) {
        Arrays.setAll(ofOne, seed -> random.nextGaussian());
      }
      Arrays.fill(soFar, 0);
      for (int i = 1; i < settings; i++) {
        for (int j = 0; j < i; j++) {
          raise(soFar, scores[i], scores[j], looks.min());
        }
        for (int look = 0; look < soFar.length; look++) {
          largest[i + 1][look][draw] = soFar[look];
        }
      }
    }
    return largest;
  }

  private static void raise(float[] largest, double[] one, double[] other, int first) {
    double sum = 0;
    double squares = 0;
    for (int n = 1; n <= one.length; n++) {
      double difference = one[n - 1] - other[n - 1];
      sum += difference;
      squares += difference * difference;
      if (n >= first) {
        float t2 = (float) (sum * sum * (n - 1) / (squares * n - sum * sum));
        largest[n - first] = Math.max(largest[n - first], t2);
      }
    }
  }
}
