package io.onecycle.driver.analyse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.store.ComparisonRow;
import io.onecycle.driver.store.TrialRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which value of an axis trains best: each value is represented by its best setting, and compared
 * with the best of all, paired by seed.
 *
 * @param by the compared axis
 * @param groups one for each value of it, the best first
 * @param coverage what the trials cover
 */
public record Comparison(Axis by, List<Group> groups, Coverage coverage) {

  /** Of several rows for one seed of one setting, the one that says most, then the latest. */
  private static final Comparator<TrialRow> LATEST =
      Comparator.comparing(TrialRow::isCompleted)
          .thenComparing(TrialRow::isDiverged)
          .thenComparing(TrialRow::attempts)
          .thenComparing(TrialRow::finishedAt)
          .thenComparing(TrialRow::toString);

  private record Seeded(String settingId, long seed) {}

  public Comparison {
    groups = List.copyOf(groups);
  }

  /**
   * Compares trials of one sweep; their order does not matter.
   *
   * @param trials that ended; of a trial that was tried again, the last attempt counts
   * @param by what to compare
   */
  public static Comparison of(List<TrialRow> trials, Axis by) {
    Collection<TrialRow> latest = latest(trials);
    List<SettingResult> settings =
        latest.stream().collect(groupingBy(TrialRow::settingId)).values().stream()
            .map(SettingResult::of)
            .sorted(SettingResult.BETTER_FIRST)
            .toList();
    List<SettingResult> best =
        settings.stream()
            .collect(groupingBy(setting -> by.valueOf(setting.example())))
            .values()
            .stream()
            .map(sameValue -> sameValue.get(0))
            .sorted(SettingResult.BETTER_FIRST)
            .toList();
    return new Comparison(by, groups(best, by), Coverage.of(List.copyOf(latest), settings, best));
  }

  /** The rows of the table {@code comparison/}, the best first. */
  public List<ComparisonRow> rows() {
    return groups.stream().map(Group::row).toList();
  }

  /** The group that the others are compared with; empty if no trial completed. */
  public Optional<Group> best() {
    return groups.stream().findFirst().filter(group -> group.row().n() > 0);
  }

  /** The answer in plain words, a sentence each. */
  public List<String> verdict() {
    return new Verdict(this).sentences();
  }

  /**
   * This comparison with what the range tests found.
   *
   * @param byWeightDecay highest learning rate reached, by the last layer group's weight decay
   */
  public Comparison withMaxLrReached(Map<Double, Double> byWeightDecay) {
    return new Comparison(
        by,
        groups.stream()
            .map(
                group ->
                    new Group(
                        Rows.withMaxLrReached(
                            group.row(),
                            Optional.ofNullable(byWeightDecay.get(group.row().weightDecay()))),
                        group.values(),
                        group.pairs()))
            .toList(),
        coverage);
  }

  /** Of each seed of each setting the trial that counts. */
  static Collection<TrialRow> latest(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            toMap(
                trial -> new Seeded(trial.settingId(), trial.seed()),
                Function.identity(),
                (one, other) -> LATEST.compare(one, other) >= 0 ? one : other))
        .values();
  }

  private static List<Group> groups(List<SettingResult> ranked, Axis by) {
    List<PairedDifference> differences =
        ranked.stream()
            .skip(1)
            .map(setting -> PairedDifference.of(setting.accuracies(), ranked.get(0).accuracies()))
            .toList();
    List<Double> adjusted =
        Holm.adjust(differences.stream().flatMap(d -> d.pValue().stream()).toList());
    List<Group> groups = new ArrayList<>();
    int tests = 0;
    for (int i = 0; i < ranked.size(); i++) {
      PairedDifference difference = i == 0 ? Rows.NO_DIFFERENCE : differences.get(i - 1);
      Optional<Double> p = Optional.empty();
      if (difference.pValue().isPresent()) {
        p = Optional.of(adjusted.get(tests));
        tests++;
      }
      groups.add(Rows.group(by, ranked.get(i), difference, p));
    }
    return groups;
  }
}
