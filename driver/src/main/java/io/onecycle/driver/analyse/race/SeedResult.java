package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Objective;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one setting with one seed, as a race sees it.
 *
 * @param worth the larger the better; of a trial that did not learn, what chance is worth; empty
 *     where nothing is known: the trial failed, or it did not learn and chance is not known
 * @param isCollapsed whether it did not learn: it diverged, or ended at chance or below
 * @param step what {@code worth} is a multiple of; 0 if that is the rounding of doubles
 */
public record SeedResult(OptionalDouble worth, boolean isCollapsed, double step) {

  /** Says nothing of its setting: its pairs lack this seed. */
  public static final SeedResult FAILED = new SeedResult(OptionalDouble.empty(), false, 0);

  /** The worst that completed with the same seeds stands for it. */
  public static final SeedResult DIVERGED = new SeedResult(OptionalDouble.empty(), true, 0);

  public SeedResult {
    Require.that(
        worth.isEmpty() || Double.isFinite(worth.getAsDouble()), "worth", worth, "a finite number");
    Require.that(step >= 0, "step", step, "a number of at least 0");
  }

  /** One that completed, known exactly. */
  public static SeedResult completed(double worth) {
    return new SeedResult(OptionalDouble.of(worth), false, 0);
  }

  /** Of a trial that ended. */
  public static SeedResult of(TrialRow trial, Objective objective) {
    Optional<Double> chance =
        trial
            .scores()
            .chance()
            .filter(known -> objective.equals(trial.scores().comparedBy()))
            .map(objective::worth)
            .filter(Double::isFinite);
    double step =
        Objectives.isAccuracy(objective)
            ? trial.scores().validationExamples().map(examples -> 1.0 / examples).orElse(0.0)
            : 0;
    Optional<Double> worth =
        Objectives.last(trial, objective).map(objective::worth).filter(Double::isFinite);
    boolean isAtChance =
        worth.filter(value -> chance.filter(known -> value <= known).isPresent()).isPresent();
    return trial.isDiverged() || isAtChance
        ? new SeedResult(optional(chance), true, step)
        : new SeedResult(optional(worth), false, step);
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.stream().mapToDouble(Double::doubleValue).findFirst();
  }
}
