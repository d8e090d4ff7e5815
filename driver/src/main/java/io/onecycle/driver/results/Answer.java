package io.onecycle.driver.results;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /**
   * By an axis. Where fresh seeds judge what others have chosen, they alone count for the axis that
   * the choice was made for, as soon as each of its values has two; any other axis is compared by
   * the seeds that all settings have.
   */
  public static Comparison comparison(Results results, TrialAxis by) {
    SeedDesign design = new SeedDesign(results.untilDecided(), results.folds(), Optional.empty());
    List<TrialRow> choosing = results.choosing();
    List<TrialRow> fresh =
        results.trials().stream()
            .filter(row -> results.verdictSeeds().contains(row.seed()))
            .toList();
    boolean judged = by == by(results) && isEnough(fresh, choosing, by);
    OwedWork owed =
        results.spec().map(spec -> OwedWork.of(spec, results.evidence())).orElse(OwedWork.NOTHING);
    return (judged
            ? Comparison.of(
                fresh,
                by,
                new SeedDesign(
                    Optional.empty(),
                    results.folds(),
                    Optional.of(choice(choosing, results.verdictSeeds()))))
            : Comparison.of(choosing, by, design))
        .withMaxLrReached(results.maxLrReached())
        .withOwed(owed.trials(), owed.isAtMost());
  }

  private static boolean isEnough(List<TrialRow> fresh, List<TrialRow> choosing, TrialAxis by) {
    Map<String, Long> seeds =
        fresh.stream()
            .collect(
                groupingBy(
                    by::valueOf,
                    collectingAndThen(
                        mapping(TrialRow::seed, toSet()), each -> (long) each.size())));
    return !fresh.isEmpty()
        && (by == TrialAxis.SETTING
            ? seeds.values().stream().allMatch(count -> count > 1)
            : choosing.stream()
                .filter(TrialRow::isCompleted)
                .map(by::valueOf)
                .allMatch(value -> seeds.getOrDefault(value, 0L) > 1));
  }

  private static SeedDesign.Choice choice(List<TrialRow> choosing, Set<Long> fresh) {
    return new SeedDesign.Choice(
        (int) choosing.stream().map(TrialRow::settingId).distinct().count(),
        (int) choosing.stream().map(TrialRow::seed).distinct().count(),
        fresh);
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
