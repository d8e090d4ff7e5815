package io.onecycle.driver.results;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.driver.table.TrialRow;
import java.util.List;

/** The comparison that answers what a sweep was run for. */
public final class Answer {

  private Answer() {}

  /**
   * As its verdict or its marked axis says; else by weight decay if the sweep has several, else by
   * setting.
   */
  public static Comparison comparison(Results results) {
    return comparison(results, by(results));
  }

  private static TrialAxis by(Results results) {
    return results
        .spec()
        .flatMap(SweepSpec::verdict)
        .map(VerdictSeeds::by)
        .or(() -> results.spec().flatMap(spec -> spec.scientific().stream().findFirst()))
        .map(asked -> TrialAxis.of(asked.key()))
        .orElseGet(() -> isBySetting(results) ? TrialAxis.SETTING : axis(results.trials()));
  }

  public static Comparison comparison(Results results, TrialAxis by) {
    return Comparison.of(results.trials(), by, results.untilDecided())
        .withMaxLrReached(results.maxLrReached());
  }

  /** Whether settings are compared, since weight decay is searched and not listed. */
  public static boolean isBySetting(Results results) {
    return results
        .spec()
        .filter(spec -> spec.grid().ranges().weightDecay().isPresent())
        .isPresent();
  }

  private static TrialAxis axis(List<TrialRow> trials) {
    long weightDecays = trials.stream().map(TrialAxis.WEIGHT_DECAY::valueOf).distinct().count();
    return weightDecays > 1 ? TrialAxis.WEIGHT_DECAY : TrialAxis.SETTING;
  }
}
