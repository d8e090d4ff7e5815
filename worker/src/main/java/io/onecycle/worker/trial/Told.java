package io.onecycle.worker.trial;

import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scoring;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an id tells what versions tell differently.
 *
 * @param data its content
 * @param scoring what is measured
 * @param isByName whether {@code data} is a name that may stand for other content
 */
public record Told(String data, Scoring scoring, boolean isByName) {

  /** As this version does. */
  public static Told now(DataSpec data, Training training) {
    return new Told(data.content(), training.scoring().ofMetrics(), false);
  }

  /**
   * In all ways of before, this version's left out: ids had the objective in them where it was not
   * the usual one, and built-in data by its name.
   *
   * @param objectives that may have been asked for, beside the one of {@code training}
   */
  public static List<Told> before(
      DataSpec data, Training training, Collection<Objective> objectives) {
    Scoring metrics = training.scoring().ofMetrics();
    Set<Scoring> scorings = new LinkedHashSet<>();
    scorings.add(metrics);
    scorings.add(training.scoring());
    objectives.forEach(one -> scorings.add(new Scoring(metrics.metrics(), Optional.of(one))));
    Set<Told> ways = new LinkedHashSet<>();
    scorings.forEach(scoring -> ways.add(new Told(data.content(), scoring, false)));
    if (data instanceof DataSpec.BuiltIn && !data.content().equals(data.name())) {
      scorings.forEach(scoring -> ways.add(new Told(data.name(), scoring, true)));
    }
    ways.remove(now(data, training));
    return List.copyOf(ways);
  }
}
