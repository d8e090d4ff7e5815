package io.onecycle.driver.analyse;

import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.score.Objective;
import java.util.Optional;

/** What a trial is worth that has learnt nothing, as its own row tells. */
public final class Chance {

  /** How far above chance an accuracy may be by luck, in standard deviations. */
  private static final double LUCK = 3;

  /** What a validation set has at least where its size is not known. */
  private static final int FEW_EXAMPLES = 100;

  /** Of what is left to learn above chance that a row has: luck is no more. */
  private static final double LEFT_TO_LUCK = 0.1;

  /** In part of chance: less than one example counts for. */
  private static final double ROUNDING = 1e-6;

  private Chance() {}

  /** Chance on the trial's own examples, else that of its data if those are built in. */
  public static Optional<Double> of(TrialRow trial, Objective objective) {
    return said(trial, objective).or(() -> presumed(trial, objective));
  }

  /** Chance as the row has it: the score of the best constant answer on the same examples. */
  public static Optional<Double> said(TrialRow trial, Objective objective) {
    return trial
        .scores()
        .chance()
        .filter(Double::isFinite)
        .filter(one -> trial.scores().comparedBy().equals(objective));
  }

  /** One over the classes: all of them are equally frequent in the data, not in each fold. */
  public static Optional<Double> presumed(TrialRow trial, Objective objective) {
    return Optional.of(trial.training().data())
        .filter(any -> Objectives.isAccuracy(objective))
        .flatMap(BuiltInData::named)
        .map(data -> 1.0 / data.classes());
  }

  /**
   * Whether a value is no more than chance, and of an accuracy no more than luck above it. Where
   * the row has chance, luck is at most a tenth of what is left to learn: where nearly all examples
   * are of one class, three standard deviations would reach over what the best network can get.
   */
  public static boolean isAt(TrialRow trial, Objective objective, double value, double chance) {
    double rounding = ROUNDING * Math.abs(chance);
    double luck = Objectives.isAccuracy(objective) ? luck(trial, objective, chance) : 0;
    return objective.worth(value) <= objective.worth(chance) + luck + rounding;
  }

  private static double luck(TrialRow trial, Objective objective, double chance) {
    int examples = trial.scores().validationExamples().orElse(FEW_EXAMPLES);
    double luck = LUCK * Math.sqrt(chance * (1 - chance) / Math.max(FEW_EXAMPLES, examples));
    return said(trial, objective).isPresent() ? Math.min(luck, LEFT_TO_LUCK * (1 - chance)) : luck;
  }
}
