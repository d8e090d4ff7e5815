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
 * @param advantage by how much it is better than the best over the seeds that both have; below 0
 *     where it is worse; empty without such a seed
 * @param alikeP the p-value of the two's differing by the margin of indifference or more; empty
 *     without a margin
 */
public record Rival(
    Group group, Relation relation, Optional<Double> advantage, Optional<Double> alikeP) {

  static Rival of(Comparison comparison, Group best, Group group) {
    Objective objective = comparison.objective();
    ComparisonRow row = group.row();
    Optional<Double> alikeP =
        comparison
            .spending()
            .filter(spending -> spending.rule().margin().isPresent())
            .map(spending -> spending.alikeP(row.settingId(), best.row().settingId()));
    return new Rival(
        group,
        relation(comparison, group, alikeP.filter(p -> p < Estimate.ERROR).isPresent()),
        row.diffToBest().map(objective::worth),
        alikeP);
  }

  private static Relation relation(Comparison comparison, Group group, boolean isAlike) {
    ComparisonRow row = group.row();
    if (row.n() == 0) {
      return Relation.NOT_COMPLETED;
    }
    if (isAlike) {
      return Relation.AS_GOOD;
    }
    if (group.isWorse()) {
      return Relation.WORSE;
    }
    return group.pairs() < comparison.minPairs() || row.pBest().isEmpty()
        ? Relation.NOT_TESTED
        : group.isSame() ? Relation.SAME : Relation.MAY_BE_BEST;
  }

  /** Its value of the compared axis; of settings, the setting's id. */
  public String value() {
    return group.row().value();
  }

  /** Of its representing setting. */
  public String settingId() {
    return group.row().settingId();
  }

  /** Seeds that it and the best share. */
  public int seeds() {
    return group.pairs();
  }

  /** The mean over these of its value minus the best's; empty without such a seed. */
  public Optional<Double> difference() {
    return group.row().diffToBest();
  }

  /** The difference's 95 % interval, for all pairs together; empty where it is not tested. */
  public Optional<Interval> ci95() {
    return group
        .row()
        .diffCi95Low()
        .map(low -> new Interval(low, group.row().diffCi95High().orElseThrow()));
  }

  /** Of no other being better, adjusted for all pairs; empty where it is not tested. */
  public Optional<Double> pValue() {
    return group.row().pValue();
  }

  /** How probable it is that it is the best; empty where nothing is known of chance. */
  public Optional<Double> pBest() {
    return group.row().pBest();
  }
}
