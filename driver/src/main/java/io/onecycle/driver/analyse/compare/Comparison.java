package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.choice.Power;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which value of an axis trains best: each value is represented by its best setting. All settings
 * are judged together, by pairs of the same seed, so that the number of settings of a value does
 * not matter: a value is worse if each of its settings is.
 *
 * @param by the compared axis
 * @param objective what they are judged by
 * @param groups one for each value of it: first the one to choose, then those that may be the best
 *     too, the smaller their expected loss the earlier, then the others
 * @param coverage what the trials cover
 * @param design how the seeds came about
 * @param validation what the trials were validated on
 * @param power which differences would be found; empty where nothing is tested
 * @param spending how seeds were added; empty where their number was fixed beforehand
 */
public record Comparison(
    TrialAxis by,
    Objective objective,
    List<Group> groups,
    Coverage coverage,
    SeedDesign design,
    ValidationSet validation,
    Optional<Power> power,
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
   * Compares trials of one sweep; their order does not matter. Of several kinds ({@link Alike}) one
   * is compared, unless sweeps are.
   *
   * @param trials that ended; of a trial that was tried again, the last attempt counts
   * @param by what to compare
   */
  public static Comparison of(List<TrialRow> trials, TrialAxis by) {
    return of(trials, by, SeedDesign.FIXED);
  }

  /**
   * As above. Of trials whose number depended on what came out, intervals and p-values hold in
   * spite of that.
   *
   * @param design how the seeds came about
   */
  public static Comparison of(List<TrialRow> trials, TrialAxis by, SeedDesign design) {
    Alike alike = by == TrialAxis.SWEEP ? Alike.all(trials) : Alike.of(trials);
    Collection<TrialRow> latest = latest(alike.rows());
    Objective objective = Objectives.of(latest);
    ChanceLevel chance = ChanceLevel.of(latest, objective);
    ValidationSet validation = ValidationSet.of(latest, objective, design.folds());
    List<SettingResult> settings =
        latest.stream().collect(groupingBy(TrialRow::settingId)).values().stream()
            .map(ofOne -> SettingResult.of(ofOne, objective, chance))
            .toList();
    Optional<SeedSpending> spending =
        design.untilDecided().map(rule -> SeedSpending.of(rule, latest, objective));
    Judgement judgement =
        spending
            .map(race -> Judgement.of(settings, validation, race))
            .orElseGet(() -> Judgement.of(settings, validation));
    List<Contender> contenders = Contender.ranked(settings, by, judgement);
    return new Comparison(
        by,
        objective,
        new Groups(by, judgement, contenders, spending).groups(),
        Coverage.of(
            by,
            List.copyOf(latest),
            settings,
            contenders.stream().map(Contender::best).toList(),
            chance,
            alike),
        design,
        validation,
        contenders.stream()
            .findFirst()
            .map(Contender::best)
            .filter(first -> !first.isUnusable() && spending.isEmpty())
            .flatMap(judgement::power),
        spending);
  }

  /** The rows of the table {@code comparison/}, the best first. */
  public List<ComparisonRow> rows() {
    return groups.stream().map(Group::row).toList();
  }

  /** The group to choose; empty if no trial completed. */
  public Optional<Group> best() {
    return groups.stream().findFirst().filter(group -> group.row().n() > 0);
  }

  /**
   * Whether of several groups one alone may be the best. Its probability would take for granted
   * that no other was put out by mistake.
   */
  public boolean hasOneLeft() {
    return groups.size() > 1
        && groups.stream()
                .filter(group -> group.row().pBest().filter(p -> p > 0).isPresent())
                .count()
            == 1;
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
                    group.withMaxLrReached(
                        Optional.ofNullable(byWeightDecay.get(group.row().weightDecay()))))
            .toList(),
        coverage,
        design,
        validation,
        power,
        spending);
  }

  /**
   * This comparison of a sweep that is not finished.
   *
   * @param trials that are still owed
   * @param isAtMost whether fewer may do
   */
  public Comparison withOwed(int trials, boolean isAtMost) {
    return new Comparison(
        by,
        objective,
        groups,
        coverage.withOwed(trials, isAtMost),
        design,
        validation,
        power,
        spending);
  }

  /** The same trials, compared in the same way by another axis. */
  public Comparison by(TrialAxis other, List<TrialRow> trials) {
    return of(
        trials, other, new SeedDesign(design.untilDecided(), design.folds(), Optional.empty()));
  }

  /** Shared seeds below which nothing is tested. */
  public int minPairs() {
    return spending.map(seeds -> seeds.rule().min()).orElse(2);
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
}
