package io.onecycle.driver.analyse.ranges;

import static java.util.stream.Collectors.toList;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.RankAgreement;
import io.onecycle.driver.analyse.stats.Simultaneous;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What range tests say of weight decays: which learning rate they suggest; paired by seed, how high
 * it may go; and whether they rank weight decays as training does.
 *
 * @param groups one for each weight decay, the smallest first
 * @param asked the arguments of the tests; empty where they are not known, or of several sweeps
 * @param objective what training is ranked by
 * @param prediction how the two rankings agree; empty unless at least three weight decays were both
 *     tested and trained
 */
public record RangeComparison(
    List<RangeGroup> groups,
    Optional<LrFind> asked,
    Objective objective,
    Optional<RankAgreement> prediction) {

  public RangeComparison {
    groups = List.copyOf(groups);
  }

  /** By which rule rates are suggested. */
  public Suggestion rule() {
    return rule(asked);
  }

  /**
   * Compares range tests.
   *
   * @param trials what was trained with the same weight decays; may be none
   */
  public static RangeComparison of(
      List<LrFindSummaryRow> tests, List<TrialRow> trials, Optional<LrFind> asked) {
    List<LrFindSummaryRow> sound =
        tests.stream()
            .filter(test -> test.found().lastLr().isPresent() && !test.isFailed())
            .toList();
    List<DecayTests> decays =
        sound.stream()
            .collect(Collectors.groupingBy(LrFindSummaryRow::weightDecay, TreeMap::new, toList()))
            .values()
            .stream()
            .map(DecayTests::new)
            .toList();
    return new RangeComparison(
        groups(decays, rule(asked)), asked, Objectives.of(trials), prediction(sound, trials));
  }

  /** By which rule tests suggest rates that were asked for so: by the usual one if not known. */
  public static Suggestion rule(Optional<LrFind> asked) {
    return asked.map(LrFind::suggestion).orElse(Suggestion.VALLEY);
  }

  private static List<RangeGroup> groups(List<DecayTests> decays, Suggestion rule) {
    List<Optional<Double>> pValues =
        decays.stream().skip(1).map(decay -> decay.pValue(decays.get(0))).toList();
    List<Optional<Double>> adjusted = Holm.adjustPresent(pValues);
    List<Double> errors = Simultaneous.errors(pValues, adjusted);
    return IntStream.range(0, decays.size())
        .mapToObj(
            i ->
                decays
                    .get(i)
                    .group(
                        rule,
                        i == 0
                            ? Optional.empty()
                            : Optional.of(
                                decays
                                    .get(i)
                                    .against(
                                        decays.get(0), adjusted.get(i - 1), errors.get(i - 1)))))
        .toList();
  }

  /** Lowest loss in the test against the objective: the lower, the better it should train. */
  private static Optional<RankAgreement> prediction(
      List<LrFindSummaryRow> tests, List<TrialRow> trials) {
    Objective objective = Objectives.of(trials);
    List<TrialRow> best = bestOfEachDecay(trials);
    Map<LayerValues, Double> predicted =
        means(
            tests,
            LrFindSummaryRow::weightDecay,
            test -> -test.found().minLoss().orElse(Double.NaN));
    Map<LayerValues, Double> trained =
        means(
            ofSharedSeeds(
                best.stream().filter(t -> Objectives.last(t, objective).isPresent()).toList()),
            trial -> trial.setting().weightDecay(),
            trial -> objective.worth(trial.scores().finalOf(objective.metric()).orElseThrow()));
    return RankAgreement.of(predicted, trained);
  }

  /** Each weight decay is represented by its best setting, as in the comparison of trials. */
  private static List<TrialRow> bestOfEachDecay(List<TrialRow> trials) {
    List<String> settings =
        Comparison.of(trials, TrialAxis.WEIGHT_DECAY).groups().stream()
            .map(group -> group.row().settingId())
            .toList();
    return trials.stream().filter(trial -> settings.contains(trial.settingId())).toList();
  }

  /** Of the seeds that all have, if there are any: a mean over others is another ranking. */
  private static List<TrialRow> ofSharedSeeds(List<TrialRow> trials) {
    Collection<Set<Long>> each =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    TrialRow::settingId, Collectors.mapping(TrialRow::seed, Collectors.toSet())))
            .values();
    Set<Long> shared = trials.stream().map(TrialRow::seed).collect(Collectors.toSet());
    each.forEach(shared::retainAll);
    return shared.isEmpty()
        ? trials
        : trials.stream().filter(trial -> shared.contains(trial.seed())).toList();
  }

  private static <T> Map<LayerValues, Double> means(
      List<T> rows, Function<T, LayerValues> decay, ToDoubleFunction<T> value) {
    return rows.stream()
        .sorted(Comparator.comparing(decay))
        .collect(Collectors.groupingBy(decay, Collectors.averagingDouble(value)));
  }
}
