package io.onecycle.driver.analyse.choice;

import java.util.stream.IntStream;

/** The most telling pair of drawn scores: of the first two settings, the first three, and so on. */
final class LargestT {

  /** Whether a pair is tested, by the later and the earlier setting. */
  private final boolean[][] tested;

  /** Settings that have all seeds; of such all pairs are tested. */
  private final boolean[] isPlain;

  private LargestT(boolean[][] tested, boolean[] isPlain) {
    this.tested = tested;
    this.isPlain = isPlain;
  }

  static LargestT of(Panel panel) {
    int k = panel.settings();
    boolean[] isPlain = new boolean[k];
    boolean[][] tested = new boolean[k][];
    for (int i = 0; i < k; i++) {
      isPlain[i] = panel.seeds() > 1 && panel.count(i) == panel.seeds();
      for (int seed = 0; seed < panel.seeds() && panel.seeds() == 2; seed++) {
        isPlain[i] &= !panel.isCollapsed(i, seed);
      }
      tested[i] = new boolean[i];
      for (int j = 0; j < i; j++) {
        tested[i][j] = Pair.isTested(panel, i, j);
      }
    }
    return new LargestT(tested, isPlain);
  }

  /**
   * Keeps the smallest p-value of the pairs of the first settings: that of the largest t² of each
   * number of seeds.
   *
   * @param scores by setting and seed; NaN where there is none
   * @param smallest by how many settings, and draw
   */
  void keep(double[][] scores, double[][] smallest, int draw) {
    int n = scores.length == 0 ? 0 : scores[0].length;
    PlainScores plain = new PlainScores(scores.length, n);
    int[] all = IntStream.range(0, scores.length).toArray();
    int[] others = IntStream.range(0, scores.length).filter(i -> !isPlain[i]).toArray();
    double[] largest = new double[n + 1];
    double p = 1;
    for (int i = 0; i < scores.length; i++) {
      double[] grown = largest.clone();
      for (int j : isPlain[i] ? others : all) {
        if (j >= i) {
          break;
        }
        if (tested[i][j]) {
          raise(grown, scores[i], scores[j]);
        }
      }
      if (isPlain[i]) {
        plain.raise(grown, scores[i]);
        plain.add(scores[i]);
      }
      for (int count = 2; count <= n; count++) {
        if (grown[count] > largest[count]) {
          largest[count] = grown[count];
          p = Math.min(p, StudentsT.twoSided(Math.sqrt(grown[count]), count - 1));
        }
      }
      smallest[i + 1][draw] = p;
    }
  }

  /** Makes the largest t² of its number of seeds that of a pair, if that is larger. */
  static void raise(double[] largest, double[] one, double[] other) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int seed = 0; seed < one.length; seed++) {
      double difference = one[seed] - other[seed];
      if (!Double.isNaN(difference)) {
        sum += difference;
        squares += difference * difference;
        count++;
      }
    }
    double t2 = sum * sum * (count - 1) / (squares * count - sum * sum);
    largest[count] = Math.max(largest[count], t2);
  }
}
