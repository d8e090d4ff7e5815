package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a trial is worth that has learnt nothing: the score of one that diverged. */
final class ChanceLevel {

  /** How far above chance an accuracy may be by chance, in standard deviations. */
  private static final double LUCK = 3;

  /** What a validation set has at least where its size is not known. */
  private static final int FEW_EXAMPLES = 100;

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
            .filter(trial -> said(trial, objective).isPresent())
            .collect(
                toMap(
                    trial -> trial.training().data(),
                    trial -> said(trial, objective).orElseThrow(),
                    (one, other) -> objective.worth(one) > objective.worth(other) ? one : other)),
        trials.stream()
            .flatMap(trial -> Objectives.last(trial, objective).stream())
            .min((one, other) -> Double.compare(objective.worth(one), objective.worth(other))));
  }

  /** Of a trial that diverged; empty where nothing tells. */
  Optional<Double> of(TrialRow trial) {
    return known(trial).or(() -> worst);
  }

  /** Whether a trial came to its end with no more than chance. */
  boolean isAt(TrialRow trial, double value) {
    return known(trial)
        .filter(chance -> objective.worth(value) <= objective.worth(chance) + luck(trial, chance))
        .isPresent();
  }

  private Optional<Double> known(TrialRow trial) {
    return said(trial, objective)
        .or(() -> Optional.ofNullable(byData.get(trial.training().data())))
        .or(() -> Objectives.isAccuracy(objective) ? ofBuiltIn(trial) : Optional.empty());
  }

  private double luck(TrialRow trial, double chance) {
    int examples = trial.scores().validationExamples().orElse(FEW_EXAMPLES);
    return Objectives.isAccuracy(objective)
        ? LUCK * Math.sqrt(chance * (1 - chance) / Math.max(FEW_EXAMPLES, examples))
        : 0;
  }

  private static Optional<Double> said(TrialRow trial, Objective objective) {
    return trial.scores().chance().filter(one -> trial.scores().comparedBy().equals(objective));
  }

  /** The classes of all of them are equally frequent. */
  private static Optional<Double> ofBuiltIn(TrialRow trial) {
    return BuiltInData.named(trial.training().data()).map(data -> 1.0 / data.classes());
  }
}
