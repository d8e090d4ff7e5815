package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.stats.Differences;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.Looks;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which settings have been shown to differ by less than the margin, at any look so far. P-values
 * only fall, so what was shown stays shown.
 */
final class Alikeness {

  private final Looks looks;
  private final OptionalDouble margin;
  private final List<Double> smallest;
  private List<Double> adjusted;

  Alikeness(SequentialSeeds rule, int settings) {
    this.looks = Race.looks(rule);
    this.margin = rule.margin();
    this.smallest = new ArrayList<>(Collections.nCopies(settings * (settings - 1) / 2, 1.0));
    this.adjusted = smallest;
  }

  private static int pair(int one, int other) {
    int larger = Math.max(one, other);
    return larger * (larger - 1) / 2 + Math.min(one, other);
  }

  void look(LookPanel seen, List<Integer> open) {
    if (margin.isEmpty()) {
      return;
    }
    for (int i = 0; i < open.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!seen.isGuessed(i, j)) {
          Differences differences = Differences.of(seen.scores().get(i), seen.scores().get(j));
          double p = looks.isAlike(differences, margin.getAsDouble());
          smallest.set(
              pair(open.get(i), open.get(j)),
              Math.min(p, smallest.get(pair(open.get(i), open.get(j)))));
        }
      }
    }
    adjusted = Holm.adjust(smallest);
  }

  /** Adjusted for all looks and all pairs; of a setting and itself 0. */
  double p(int one, int other) {
    return one == other ? 0 : adjusted.get(pair(one, other));
  }

  boolean isAlike(int one, int other) {
    return p(one, other) < Estimate.ERROR;
  }
}
