package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.worker.check.Require;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether one sweep's best setting is better than another's.
 *
 * @param answer what can be said
 * @param first name of the sweep that is asked about
 * @param second name of the other
 * @param difference of the objective, the first's best setting minus the second's
 * @param pValue the smallest error at which the worse of the two is worse, all pairs of settings
 *     allowed for; empty where it is not tested
 * @param pBetter how probable it is that the best setting of both is one of the first's; empty
 *     where nothing is known of chance
 * @param moreSeeds how many more of each would find such a difference in 80 % of sweeps; {@link
 *     #MOST_SEEDS} where so many would not; empty where the answer is known or no number of seeds
 *     can be told
 */
public record Superiority(
    Answer answer,
    String first,
    String second,
    Optional<Difference> difference,
    Optional<Double> pValue,
    Optional<Double> pBetter,
    OptionalInt moreSeeds) {

  /** More seeds than this are not counted. */
  public static final int MOST_SEEDS = 1000;

  /** What can be said. */
  public enum Answer {
    /** The second is worse: each of its settings is shown to be worse than another. */
    YES,
    /** The first is worse. */
    NO,
    /** Neither is shown to be worse. */
    MORE_SEEDS
  }

  /**
   * Of a comparison of two sweeps.
   *
   * @throws IllegalArgumentException if it is not by sweep, or not of these two
   */
  public static Superiority of(Comparison comparison, String first, String second) {
    Require.that(
        comparison.by() == TrialAxis.SWEEP && comparison.groups().size() == 2,
        "comparison",
        comparison.rows().stream().map(ComparisonRow::value).toList(),
        "two sweeps with trials");
    Group one = group(comparison, first);
    Group other = group(comparison, second);
    Answer answer = other.isWorse() ? Answer.YES : one.isWorse() ? Answer.NO : Answer.MORE_SEEDS;
    boolean isFirstChosen = comparison.groups().get(0).equals(one);
    ComparisonRow compared = (isFirstChosen ? other : one).row();
    Optional<Difference> difference =
        compared
            .diffToBest()
            .map(
                mean ->
                    new Difference(
                        (isFirstChosen ? other : one).pairs(),
                        isFirstChosen ? -mean : mean,
                        compared.diffCi95Low().map(low -> interval(low, compared, isFirstChosen))));
    return new Superiority(
        answer,
        first,
        second,
        difference,
        compared.pValue(),
        one.row().pBest(),
        answer == Answer.MORE_SEEDS ? more(comparison, difference) : OptionalInt.empty());
  }

  private static Interval interval(double low, ComparisonRow row, boolean isReversed) {
    double high = row.diffCi95High().orElseThrow();
    return isReversed ? new Interval(-high, -low) : new Interval(low, high);
  }

  private static Group group(Comparison comparison, String name) {
    return comparison.groups().stream()
        .filter(group -> group.row().value().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No trial of " + name + ", expected some"));
  }

  private static OptionalInt more(Comparison comparison, Optional<Difference> difference) {
    if (comparison.power().isEmpty() || difference.isEmpty()) {
      return OptionalInt.empty();
    }
    double size = Math.abs(difference.get().mean());
    int needed = size == 0 ? MOST_SEEDS : comparison.power().get().seedsFor(size, Verdict.OFTEN);
    return OptionalInt.of(
        needed >= MOST_SEEDS ? MOST_SEEDS : Math.max(1, needed - difference.get().seeds()));
  }
}
