package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.analyse.stats.RankAgreement;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What range tests say of weight decays, paired by seed: how high the learning rate may go, and
 * whether they rank weight decays as training does.
 *
 * @param groups one for each weight decay, the smallest first
 * @param objective what training is ranked by
 * @param prediction how the two rankings agree; empty unless at least three weight decays were both
 *     tested and trained
 */
public record RangeComparison(
    List<RangeGroup> groups, Objective objective, Optional<RankAgreement> prediction) {

  public RangeComparison {
    groups = List.copyOf(groups);
  }

  /**
   * Compares range tests.
   *
   * @param trials what was trained with the same weight decays; may be none
   */
  public static RangeComparison of(List<LrFindSummaryRow> tests, List<TrialRow> trials) {
    List<LrFindSummaryRow> sound =
        tests.stream()
            .filter(test -> test.found().lastLr().isPresent() && !test.isFailed())
            .toList();
    Map<LayerValues, List<LrFindSummaryRow>> byDecay =
        sound.stream().collect(Collectors.groupingBy(LrFindSummaryRow::weightDecay));
    List<LayerValues> decays = byDecay.keySet().stream().sorted().toList();
    List<PairedDifference> differences =
        decays.stream()
            .skip(1)
            .map(
                decay ->
                    PairedDifference.of(logs(byDecay.get(decay)), logs(byDecay.get(decays.get(0)))))
            .toList();
    List<Optional<Double>> adjusted =
        Holm.adjustPresent(differences.stream().map(PairedDifference::pValue).toList());
    List<RangeGroup> groups = new ArrayList<>();
    for (int i = 0; i < decays.size(); i++) {
      Optional<PairedDifference> difference =
          i == 0 ? Optional.empty() : Optional.of(differences.get(i - 1));
      Optional<Double> p = i == 0 ? Optional.empty() : adjusted.get(i - 1);
      groups.add(RangeGroup.of(decays.get(i), byDecay.get(decays.get(i)), difference, p));
    }
    return new RangeComparison(groups, Objectives.of(trials), prediction(sound, trials));
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
            best.stream().filter(t -> t.scores().finalOf(objective.metric()).isPresent()).toList(),
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

  private static <T> Map<LayerValues, Double> means(
      List<T> rows, Function<T, LayerValues> decay, ToDoubleFunction<T> value) {
    return rows.stream()
        .sorted(Comparator.comparing(decay))
        .collect(Collectors.groupingBy(decay, Collectors.averagingDouble(value)));
  }

  private static Map<Long, Double> logs(List<LrFindSummaryRow> tests) {
    return tests.stream()
        .collect(
            Collectors.toMap(
                LrFindSummaryRow::seed,
                test -> Math.log(test.found().lastLr().orElseThrow()),
                (one, other) -> (one + other) / 2));
  }
}
