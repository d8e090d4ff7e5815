package io.onecycle.driver.plan;

import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How settings trained at full length stand to each other on the seeds of the sweep. */
final class Ranking {

  /**
   * How a setting came out.
   *
   * @param isHeard whether at least half of its seeds say so
   * @param mean of those seeds that did not fail
   */
  private record Standing(boolean isHeard, double mean) {}

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing(Standing::isHeard).thenComparingDouble(Standing::mean).reversed();

  private final Map<Setting, Standing> ranking = new HashMap<>();

  /** Of the settings of {@code choosing}, as far as {@code ledger} knows their trials. */
  Ranking(Choosing choosing, Ledger ledger) {
    Map<Setting, List<Committed>> ended = new HashMap<>();
    choosing.full().forEach((setting, trials) -> ended.put(setting, ended(trials, ledger)));
    double worst =
        ended.values().stream()
            .flatMap(List::stream)
            .map(Committed::score)
            .flatMapToDouble(OptionalDouble::stream)
            .min()
            .orElse(0);
    ended.forEach(
        (setting, results) ->
            results.stream()
                .mapToDouble(result -> result.score().orElse(worst))
                .average()
                .ifPresent(
                    mean ->
                        ranking.put(
                            setting,
                            new Standing(
                                2 * results.size() >= choosing.full().get(setting).size(), mean))));
  }

  /** The best, at most so many; of equals those first that come first in {@code settings}. */
  List<Setting> best(List<Setting> settings, int most) {
    return settings.stream()
        .filter(ranking::containsKey)
        .sorted(Comparator.comparing(ranking::get, BEST_FIRST))
        .limit(most)
        .toList();
  }

  /** A failed trial says nothing of its setting. */
  private static List<Committed> ended(List<Trial> trials, Ledger ledger) {
    return trials.stream()
        .map(ledger::settled)
        .flatMap(Optional::stream)
        .filter(result -> !result.isFailed())
        .toList();
  }
}
