package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.race.Standing;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.Looks;
import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
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
 * @param objective what they are judged by
 * @param coverage what the trials cover
 * @param spending how seeds were added; empty where their number was fixed beforehand
 */
public record Comparison(
    TrialAxis by,
    Objective objective,
    List<Group> groups,
    Coverage coverage,
    Optional<SeedSpending> spending) {

  /** Of several rows for one seed of one setting, the one that says most, then the latest. */
  private static final Comparator<TrialRow> LATEST =
      Comparator.comparing(TrialRow::isCompleted)
          .thenComparing(TrialRow::isDiverged)
          .thenComparing(row -> row.run().attempts())
          .thenComparing(row -> row.run().finishedAt())
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
  public static Comparison of(List<TrialRow> trials, TrialAxis by) {
    return of(trials, by, Optional.empty());
  }

  /**
   * As above, of trials whose number depended on what came out: intervals and p-values hold in
   * spite of that, and settings that are out rank behind the others, whose seeds are other ones.
   *
   * @param untilDecided how it did; empty where it did not
   */
  public static Comparison of(
      List<TrialRow> trials, TrialAxis by, Optional<SequentialSeeds> untilDecided) {
    Collection<TrialRow> latest = latest(trials);
    Objective objective = Objectives.of(latest);
    List<SettingResult> settings =
        latest.stream().collect(groupingBy(TrialRow::settingId)).values().stream()
            .map(ofOne -> SettingResult.of(ofOne, objective))
            .toList();
    Optional<SeedSpending> spending =
        untilDecided.map(rule -> SeedSpending.of(rule, latest, objective));
    Comparator<SettingResult> order =
        Comparator.comparing(
                (SettingResult one) ->
                    spending.filter(race -> race.race().standing(one.id()).isOut()).isPresent())
            .thenComparing(SettingResult.BETTER_FIRST);
    List<SettingResult> best =
        settings.stream()
            .sorted(order)
            .collect(groupingBy(setting -> by.valueOf(setting.example())))
            .values()
            .stream()
            .map(sameValue -> sameValue.get(0))
            .sorted(order)
            .toList();
    return new Comparison(
        by,
        objective,
        spending.map(race -> groups(best, by, race)).orElseGet(() -> groups(best, by)),
        Coverage.of(List.copyOf(latest), settings, best),
        spending);
  }

  /** The rows of the table {@code comparison/}, the best first. */
  public List<ComparisonRow> rows() {
    return groups.stream().map(Group::row).toList();
  }

  /** The group that the others are compared with; empty if no trial completed. */
  public Optional<Group> best() {
    return groups.stream().findFirst().filter(group -> group.row().n() > 0);
  }

  /** What it comes to. */
  public Verdict verdict() {
    return Verdict.of(this);
  }

  /**
   * This comparison with what the range tests found.
   *
   * @param byWeightDecay highest learning rate reached, by weight decay
   */
  public Comparison withMaxLrReached(Map<LayerValues, Double> byWeightDecay) {
    return new Comparison(
        by,
        objective,
        groups.stream()
            .map(
                group ->
                    new Group(
                        ComparisonRows.withMaxLrReached(
                            group.row(),
                            Optional.ofNullable(byWeightDecay.get(group.row().weightDecay()))),
                        group.values(),
                        group.pairs()))
            .toList(),
        coverage,
        spending);
  }

  /** The same trials, compared in the same way by another axis. */
  public Comparison by(TrialAxis other, List<TrialRow> trials) {
    return of(trials, other, spending.map(SeedSpending::rule));
  }

  /** Shared seeds below which nothing is tested. */
  public int minPairs() {
    return spending.map(seeds -> seeds.rule().min()).orElse(2);
  }

  private static List<Group> groups(
      List<SettingResult> ranked, TrialAxis by, SeedSpending spending) {
    Looks looks = spending.race().looks();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      SettingResult setting = ranked.get(i);
      SettingResult best = ranked.get(0);
      PairedDifference toBest =
          i == 0
              ? ComparisonRows.NO_DIFFERENCE
              : PairedDifference.of(
                  setting.values(),
                  best.values(),
                  looks,
                  worseThan(best, setting, spending.race().standing(setting.id())));
      groups.add(
          ComparisonRows.group(
              by,
              setting,
              looks.of(setting.estimate()),
              toBest,
              toBest.pValue(),
              Optional.of(looks.count())));
    }
    return groups;
  }

  /** What the race has of just that; 1 where it is of another, and the best is not told from it. */
  private static double worseThan(SettingResult best, SettingResult setting, Standing standing) {
    boolean isTold =
        PairedDifference.of(setting.values(), best.values())
            .pValue()
            .filter(p -> p < standing.level())
            .isPresent();
    return standing.better().equals(Optional.of(best.id())) || (standing.isOut() && isTold)
        ? standing.p()
        : 1;
  }

  /** Of each seed of each setting the trial that counts. */
  public static Collection<TrialRow> latest(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            toMap(
                trial -> new Seeded(trial.settingId(), trial.seed()),
                Function.identity(),
                (one, other) -> LATEST.compare(one, other) >= 0 ? one : other))
        .values();
  }

  private static List<Group> groups(List<SettingResult> ranked, TrialAxis by) {
    List<PairedDifference> differences =
        ranked.stream()
            .skip(1)
            .map(setting -> PairedDifference.of(setting.values(), ranked.get(0).values()))
            .toList();
    List<Optional<Double>> adjusted =
        Holm.adjustPresent(differences.stream().map(PairedDifference::pValue).toList());
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      PairedDifference difference = i == 0 ? ComparisonRows.NO_DIFFERENCE : differences.get(i - 1);
      Optional<Double> p = i == 0 ? Optional.empty() : adjusted.get(i - 1);
      groups.add(
          ComparisonRows.group(
              by, ranked.get(i), ranked.get(i).estimate(), difference, p, Optional.empty()));
    }
    return groups;
  }
}
