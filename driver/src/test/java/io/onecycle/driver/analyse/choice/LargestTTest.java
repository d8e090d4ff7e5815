package io.onecycle.driver.analyse.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestTTest {

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void isThatOfAllPairsToTheLastBitWhicheverScoresAreMissing() {
    for (int seeds : new int[] {2, 3, 5, 25}) {
      for (double holes : new double[] {0, 0.02, 0.3}) {
        for (int i = 0; i < 20; i++) {
          Panel panel = panel(40, seeds, holes);
          double[][] found = new double[41][1];
          double[][] scores = drawn(panel);
          LargestT.of(panel).keep(scores, found, 0);
          assertThat(found)
              .as("%d seeds, %s", seeds, holes)
              .isDeepEqualTo(ofAllPairs(panel, scores));
        }
      }
    }
  }

  /** A tenth as many seeds as are missing did not learn. */
  private Panel panel(int settings, int seeds, double holes) {
    List<Map<Long, Double>> scores =
        IntStream.range(0, settings).<Map<Long, Double>>mapToObj(i -> new HashMap<>()).toList();
    List<Set<Long>> collapsed =
        IntStream.range(0, settings).<Set<Long>>mapToObj(i -> new HashSet<>()).toList();
    for (int i = 0; i < settings; i++) {
      for (long seed = 0; seed < seeds; seed++) {
        if (random.nextDouble() >= holes) {
          scores.get(i).put(seed, random.nextDouble());
          if (random.nextDouble() < holes / 10) {
            collapsed.get(i).add(seed);
          }
        }
      }
    }
    return Panel.of(scores, collapsed, 0);
  }

  private double[][] drawn(Panel panel) {
    double[][] scores = new double[panel.settings()][panel.seeds()];
    for (int i = 0; i < scores.length; i++) {
      for (int seed = 0; seed < scores[i].length; seed++) {
        scores[i][seed] = panel.has(i, seed) ? random.nextGaussian() : Double.NaN;
      }
    }
    return scores;
  }

  private static double[][] ofAllPairs(Panel panel, double[][] scores) {
    double[][] smallest = new double[scores.length + 1][1];
    double[] largest = new double[panel.seeds() + 1];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Pair.of(panel, i, j, 1).isTested()) {
          LargestT.raise(largest, scores[i], scores[j]);
        }
      }
      smallest[i + 1][0] =
          IntStream.range(2, largest.length)
              .filter(count -> largest[count] > 0)
              .mapToDouble(count -> StudentsT.twoSided(Math.sqrt(largest[count]), count - 1))
              .reduce(1, Math::min);
    }
    assertThat(Arrays.stream(smallest).skip(2).anyMatch(p -> p[0] < 1)).isTrue();
    return smallest;
  }
}
