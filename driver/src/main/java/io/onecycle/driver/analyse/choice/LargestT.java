package io.onecycle.driver.analyse.choice;

/**
 * The most telling pair of drawn scores: of the first two settings, the first three, and so on.
 *
 * <p>Of two settings that have all seeds, t² is n(n − 1) · mean² / Σ(residual difference)², where
 * residuals are those of each setting around its own mean. So most pairs are found to tell less
 * than one before after one or two seeds; only the others are computed as {@link Pair} does.
 *
 * @param tested whether a pair is, by the later and the earlier setting
 * @param complete settings that have all seeds
 */
record LargestT(boolean[][] tested, boolean[] complete) {

  /** Far more than rounding can move a t² by, so that no pair is left out that tells most. */
  private static final double SLACK = 1e-3;

  /** In units of the mean difference squared: rounding of the sums that t² is made of. */
  private static final double ROUNDING = 1e-13;

  static LargestT of(Panel panel) {
    boolean[][] tested = new boolean[panel.settings()][];
    boolean[] complete = new boolean[panel.settings()];
    for (int i = 0; i < tested.length; i++) {
      tested[i] = new boolean[i];
      complete[i] = panel.count(i) == panel.seeds();
      for (int j = 0; j < i; j++) {
        tested[i][j] = Pair.isTested(panel, i, j);
      }
    }
    return new LargestT(tested, complete);
  }

  /** Keeps the largest t² of each number of seeds, which is the smallest p-value of that number. */
  void keep(double[][] scores, double[][] smallest, int draw) {
    int n = scores.length == 0 ? 0 : scores[0].length;
    double[] means = new double[scores.length];
    double[][] residuals = new double[scores.length][n];
    centre(scores, means, residuals);
    double[] largest = new double[n + 1];
    double p = 1;
    for (int i = 0; i < scores.length; i++) {
      double[] grown = largest.clone();
      for (int j = 0; j < i; j++) {
        if (tested[i][j]) {
          boolean mayTell =
              !complete[i]
                  || !complete[j]
                  || mayTell(residuals[i], residuals[j], means[i] - means[j], grown[n]);
          if (mayTell) {
            raise(grown, scores[i], scores[j]);
          }
        }
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

  private void centre(double[][] scores, double[] means, double[][] residuals) {
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (double score : scores[i]) {
        sum += score;
      }
      means[i] = sum / scores[i].length;
      for (int seed = 0; seed < scores[i].length; seed++) {
        residuals[i][seed] = scores[i][seed] - means[i];
      }
    }
  }

  /** Whether a pair's t² may be above {@code largest}. */
  private static boolean mayTell(double[] one, double[] other, double mean, double largest) {
    int n = one.length;
    double most = n * mean * mean * ((n - 1) / largest * (1 + SLACK) + ROUNDING);
    double squares = 0;
    for (int seed = 0; seed < n; seed++) {
      double difference = one[seed] - other[seed];
      squares += difference * difference;
      if (squares > most) {
        return false;
      }
    }
    return true;
  }

  private static void raise(double[] largest, double[] one, double[] other) {
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
