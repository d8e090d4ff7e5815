package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Optional;

/**
 * A group that is not the best, and what is known of it against the best.
 *
 * @param group its figures
 * @param relation the one that matters most for a choice
 * @param advantage by how much it is better than the best over the seeds that both completed; below
 *     0 where it is worse; empty without such a seed
 * @param alikeP the p-value of the two's differing by the margin of indifference or more; empty
 *     without a margin
 * @param isBeaten whether a setting other than the best is shown to be better than it
 * @param isAhead whether its mean over the seeds that completed is better than the best's: it ranks
 *     behind for those that did not
 */
public record Rival(
    Group group,
    Relation relation,
    Optional<Double> advantage,
    Optional<Double> alikeP,
    boolean isBeaten,
    boolean isAhead) {

  static Rival of(Comparison comparison, Group best, Group group) {
    Objective objective = comparison.objective();
    ComparisonRow row = group.row();
    Optional<Double> advantage = row.diffToBest().map(objective::worth);
    Optional<Double> alikeP =
        comparison
            .spending()
            .filter(spending -> spending.rule().margin().isPresent())
            .map(spending -> spending.race().alikeP(row.settingId(), best.row().settingId()));
    boolean isAlike = alikeP.filter(p -> p < Estimate.ERROR).isPresent();
    boolean isBeaten =
        !isAlike
            && row.diverged() == 0
            && row.pValue().filter(p -> p >= Estimate.ERROR).isPresent()
            && comparison
                .spending()
                .filter(spending -> spending.race().standing(row.settingId()).isOut())
                .isPresent();
    Relation relation =
        row.n() == 0
            ? Relation.NOT_COMPLETED
            : group.pairs() < comparison.minPairs()
                ? Relation.NOT_TESTED
                : isAlike ? Relation.AS_GOOD : tested(row, advantage.orElse(0.0), isBeaten);
    double most = objective.worth(best.row().mean().orElseThrow()) + Estimate.ROUNDING;
    boolean isAhead = row.mean().filter(mean -> objective.worth(mean) > most).isPresent();
    return new Rival(group, relation, advantage, alikeP, isBeaten, isAhead);
  }

  private static Relation tested(ComparisonRow row, double advantage, boolean isBeaten) {
    if (row.diffCi95Low().isEmpty()) {
      return row.pValue().isPresent() && advantage == 0
          ? Relation.SAME
          : Relation.WITHOUT_VARIATION;
    }
    if (row.pValue().filter(p -> p < Estimate.ERROR).isPresent() && advantage != 0) {
      return advantage < 0 ? Relation.WORSE : Relation.BETTER_WHERE_BOTH_COMPLETED;
    }
    return isBeaten ? Relation.WORSE_THAN_ANOTHER : Relation.CANNOT_TELL;
  }

  /** Its value of the compared axis; of settings, the setting's id. */
  public String value() {
    return group.row().value();
  }

  /** Of its representing setting. */
  public String settingId() {
    return group.row().settingId();
  }

  /** Seeds that it and the best both completed. */
  public int seeds() {
    return group.pairs();
  }

  /** The mean over these of its value minus the best's; empty without such a seed. */
  public Optional<Double> difference() {
    return group.row().diffToBest();
  }

  /** The difference's 95 % interval; empty where it is not tested. */
  public Optional<Interval> ci95() {
    return group
        .row()
        .diffCi95Low()
        .map(low -> new Interval(low, group.row().diffCi95High().orElseThrow()));
  }

  /** Of the difference being 0, adjusted for the number of tests; empty where it is not tested. */
  public Optional<Double> pValue() {
    return group.row().pValue();
  }

  /** Whether chance alone would rarely (in 5 of 100 sweeps) show such a difference. */
  public boolean isDifferent() {
    return ci95().isPresent() && pValue().filter(p -> p < Estimate.ERROR).isPresent();
  }
}
