package io.onecycle.driver.analyse.choice;

/** All pairs of a panel's settings. */
public final class Pairs {

  private final Pair[][] pairs;

  private Pairs(Pair[][] pairs) {
    this.pairs = pairs;
  }

  public static Pairs of(Panel panel) {
    int k = panel.settings();
    double rounding = panel.roundingVariance();
    Pair[][] pairs = new Pair[k][];
    for (int i = 0; i < k; i++) {
      pairs[i] = new Pair[i];
      for (int j = 0; j < i; j++) {
        pairs[i][j] = Pair.of(panel, i, j, rounding);
      }
    }
    return new Pairs(pairs);
  }

  /** The first minus the second; they must be two. */
  public Pair of(int first, int second) {
    return first > second ? pairs[first][second] : pairs[second][first].reversed();
  }
}
