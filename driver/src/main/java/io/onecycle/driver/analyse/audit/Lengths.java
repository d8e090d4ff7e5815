package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.audit.Check.Left;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialSetting;
import io.onecycle.worker.trial.score.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether training was long enough, from settings that were trained for two lengths: those that a
 * search with halving promoted. A single length cannot tell. The learning rate of the 1cycle policy
 * falls to almost nothing whatever the length, so every curve is steep while it anneals and flat at
 * its end; a curve that has flattened says nothing of a longer cycle, which would have stayed high
 * for longer.
 */
final class Lengths {

  private record Key(TrialSetting setting, long seed) {}

  private Lengths() {}

  static void add(
      List<TrialRow> full,
      List<TrialRow> shorter,
      Objective objective,
      double runSd,
      List<Finding> findings,
      List<Check> checks) {
    int longest = full.stream().mapToInt(row -> row.training().epochs()).max().orElse(0);
    int before =
        shorter.stream()
            .mapToInt(row -> row.training().epochs())
            .filter(epochs -> epochs < longest)
            .max()
            .orElse(0);
    Map<Key, Double> first = new HashMap<>();
    worths(shorter, before, objective, first);
    Map<Key, Double> then = new HashMap<>();
    worths(full, longest, objective, then);
    double[] gains =
        then.keySet().stream()
            .filter(first::containsKey)
            .mapToDouble(key -> then.get(key) - first.get(key))
            .toArray();
    if (gains.length < 2 || !(runSd > 0)) {
      checks.add(Check.left(Subject.LENGTH, gains.length < 2 ? Left.ONE_LENGTH : Left.ONE_SEED));
      return;
    }
    double doublings = Math.log(longest / (double) before) / Math.log(2);
    double gain = StatUtils.mean(gains) / doublings;
    double error = Math.sqrt(StatUtils.variance(gains) / gains.length) / doublings;
    double chance =
        error > 0
            ? new TDistribution(null, gains.length - 1.0)
                .cumulativeProbability((gain - runSd) / error)
            : gain > runSd ? 1 : 0;
    checks.add(Check.of(Subject.LENGTH, chance));
    if (chance >= Audit.ALARM) {
      findings.add(new Finding.StillImproving(before, longest, gain, runSd, chance));
    }
  }

  private static void worths(
      List<TrialRow> rows, int epochs, Objective objective, Map<Key, Double> into) {
    for (TrialRow row : rows) {
      Optional<Double> last = Objectives.last(row, objective);
      if (row.training().epochs() == epochs && last.isPresent()) {
        into.put(new Key(row.setting(), row.seed()), objective.worth(last.get()));
      }
    }
  }
}
