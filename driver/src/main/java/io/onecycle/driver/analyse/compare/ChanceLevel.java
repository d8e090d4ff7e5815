package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Chance;
import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a trial is worth that has learnt nothing: the score of one that diverged. */
final class ChanceLevel {

  private final Objective objective;
  private final Map<String, Double> byData;
  private final Optional<Double> worst;

  private ChanceLevel(Objective objective, Map<String, Double> byData, Optional<Double> worst) {
    this.objective = objective;
    this.byData = byData;
    this.worst = worst;
  }

  /** That of trials which are compared by {@code objective}. */
  static ChanceLevel of(Collection<TrialRow> trials, Objective objective) {
    return new ChanceLevel(
        objective,
        trials.stream()
            .filter(trial -> Chance.said(trial, objective).isPresent())
            .collect(
                toMap(
                    trial -> trial.training().data(),
                    trial -> Chance.said(trial, objective).orElseThrow(),
                    (one, other) -> objective.worth(one) > objective.worth(other) ? one : other)),
        trials.stream()
            .flatMap(trial -> Objectives.last(trial, objective).stream())
            .min((one, other) -> Double.compare(objective.worth(one), objective.worth(other))));
  }

  /** Of a trial that diverged; empty where nothing tells. */
  Optional<Double> of(TrialRow trial) {
    return known(trial).or(() -> worst);
  }

  /** Whether it is chance that stands for a trial that diverged, and not the worst. */
  boolean isKnown(TrialRow trial) {
    return known(trial).isPresent();
  }

  /** Whether a trial came to its end with no more than chance. */
  boolean isAt(TrialRow trial, double value) {
    return known(trial).filter(chance -> Chance.isAt(trial, objective, value, chance)).isPresent();
  }

  private Optional<Double> known(TrialRow trial) {
    return Chance.said(trial, objective)
        .or(() -> Optional.ofNullable(byData.get(trial.training().data())))
        .or(() -> Chance.presumed(trial, objective));
  }
}
