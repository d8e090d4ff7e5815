package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings that a sweep's own seeds have chosen, to be judged on fresh ones: the best of each
 * value of an axis, or the best of all. The mean on which a setting was chosen is too good, the
 * more so the more it was chosen from (Andrews, Kitagawa &amp; McCloskey, Inference on Winners,
 * Quarterly Journal of Economics 2024).
 */
public final class Finalists {

  private final SweepSpec spec;
  private final VerdictSeeds verdict;
  private final Choosing choosing;
  private final Ledger ledger;

  private Finalists(SweepSpec spec, VerdictSeeds verdict, Choosing choosing, Ledger ledger) {
    this.spec = spec;
    this.verdict = verdict;
    this.choosing = choosing;
    this.ledger = ledger;
  }

  /**
   * The chosen settings, groups in the order of the grid, the best of a group first. Empty until
   * all trials with the sweep's own seeds are settled, and where none is chosen: the sweep has no
   * fresh seeds, or no more settings than would be judged.
   *
   * <p>A setting's score is the mean of its seeds at full length. A failed seed is missing; one
   * that diverged, or has no finite score, counts as the worst that completed in the sweep. A
   * setting that more than half of its seeds are missing of comes after all others of its group,
   * and one of that all are is not chosen. Of equals the first of the grid is chosen.
   *
   * @param results in any order; those of trials that the sweep does not have are ignored
   */
  public static List<Setting> of(SweepSpec spec, FoundRates found, Collection<Committed> results) {
    Ledger ledger = new Ledger(spec, results, Set.of());
    Choosing choosing = Choosing.of(spec, found, results, ledger);
    return spec.verdict()
        .map(verdict -> new Finalists(spec, verdict, choosing, ledger))
        .filter(Finalists::isChosen)
        .map(one -> one.chosen(one.atFullLength()))
        .orElse(List.of());
  }

  /** What is owed to the chosen, all with the first fresh seed, then all with the second. */
  static List<Trial> trials(SweepSpec spec, Choosing choosing, Ledger ledger) {
    return spec.verdict()
        .map(verdict -> new Finalists(spec, verdict, choosing, ledger).trials())
        .orElse(List.of());
  }

  private List<Trial> trials() {
    if (!isChoice()) {
      return List.of();
    }
    Map<Setting, List<Trial>> fresh = new LinkedHashMap<>();
    if (isSettled()) {
      chosen(atFullLength()).forEach(setting -> fresh.put(setting, fresh(setting)));
      return Choosing.seedBySeed(fresh);
    }
    // More settings or seeds than when these were begun: they stand until the choice is made anew.
    for (Setting setting : atFullLength()) {
      List<Trial> begun = fresh(setting).stream().filter(ledger::isBegun).toList();
      if (!begun.isEmpty()) {
        fresh.put(setting, begun);
      }
    }
    fresh.keySet().retainAll(Set.copyOf(chosen(List.copyOf(fresh.keySet()))));
    return Choosing.seedBySeed(fresh);
  }

  private boolean isChosen() {
    return isChoice() && isSettled();
  }

  /** Whether there are more settings than are judged. */
  private boolean isChoice() {
    int judged =
        groups(atFullLength()).values().stream()
            .mapToInt(group -> Math.min(verdict.ofEachGroup(), group.size()))
            .sum();
    return choosing.settings().size() > judged;
  }

  private boolean isSettled() {
    return choosing.isComplete()
        && choosing.trials().stream().allMatch(trial -> ledger.settled(trial).isPresent());
  }

  private List<Setting> atFullLength() {
    return choosing.settings().stream().filter(choosing.full()::containsKey).toList();
  }

  private List<Trial> fresh(Setting setting) {
    return Rung.full(spec, 1).trials(spec, setting, spec.verdictSeeds());
  }

  private List<Setting> chosen(List<Setting> among) {
    Ranking ranking = new Ranking(choosing, ledger);
    List<Setting> chosen = new ArrayList<>();
    groups(among)
        .values()
        .forEach(group -> chosen.addAll(ranking.best(group, verdict.ofEachGroup())));
    return chosen;
  }

  private Map<Object, List<Setting>> groups(List<Setting> settings) {
    return settings.stream()
        .collect(
            Collectors.groupingBy(
                setting -> value(verdict.by(), setting), LinkedHashMap::new, Collectors.toList()));
  }

  /** As comparisons group by that axis. */
  private static Object value(Grouping by, Setting setting) {
    return switch (by) {
      case SETTING -> "all";
      case WEIGHT_DECAY -> setting.weightDecay();
      case MAX_LR -> setting.maxLr();
      case MOMENTUM -> setting.momentum();
      case SCHEDULE -> cycle(setting).<Object>map(cycle -> "1cycle").orElse(setting.schedule());
      case DIV -> cycle(setting).map(ScheduleSpec.OneCycle::div);
      case PCT -> cycle(setting).map(ScheduleSpec.OneCycle::pct);
    };
  }

  private static Optional<ScheduleSpec.OneCycle> cycle(Setting setting) {
    return setting.schedule() instanceof ScheduleSpec.OneCycle cycle
        ? Optional.of(cycle)
        : Optional.empty();
  }
}
