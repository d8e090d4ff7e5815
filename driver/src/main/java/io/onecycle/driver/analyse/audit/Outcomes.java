package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.List;

/** How many trials were spent where training fails. */
final class Outcomes {

  /** Some trials must diverge, or the grid ends before training does; more than this are waste. */
  private static final double SHARE = 0.2;

  private static final int FEWEST = 2;

  private Outcomes() {}

  static void add(
      List<TrialRow> trials, Objective objective, List<Finding> findings, List<Check> checks) {
    List<TrialRow> ended = trials.stream().filter(row -> !row.isFailed()).toList();
    if (ended.isEmpty()) {
      return;
    }
    checks.add(Check.of(Subject.DIVERGENCE));
    int wasted = (int) ended.stream().filter(row -> isWasted(row, objective)).count();
    if (wasted < FEWEST || wasted <= SHARE * ended.size()) {
      return;
    }
    List<String> where = new ArrayList<>();
    for (TrialAxis axis : TrialAxis.OF_THE_GRID) {
      List<String> values = ended.stream().map(axis::valueOf).distinct().toList();
      if (values.size() > 1) {
        values.stream()
            .filter(
                value ->
                    ended.stream()
                        .filter(row -> axis.valueOf(row).equals(value))
                        .allMatch(row -> isWasted(row, objective)))
            .forEach(value -> where.add(axis.key() + " " + value));
      }
    }
    findings.add(new Finding.Diverged(wasted, ended.size(), where));
  }

  private static boolean isWasted(TrialRow row, Objective objective) {
    return row.isDiverged()
        || row.scores()
            .chance()
            .filter(chance -> row.scores().comparedBy().equals(objective))
            .flatMap(
                chance ->
                    Objectives.last(row, objective)
                        .filter(value -> objective.worth(value) <= objective.worth(chance)))
            .isPresent();
  }
}
