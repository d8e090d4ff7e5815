package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.Chance;
import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Objective;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one setting with one seed, as a race sees it.
 *
 * @param worth the larger the better; of a trial that diverged, what chance is worth; empty where
 *     nothing is known: the trial failed, or it diverged and chance is not known
 * @param isCollapsed whether it did not learn: it diverged, or ended with no more than chance
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

  /** Of a trial that ended, from its own row alone: what other trials do changes nothing of it. */
  public static SeedResult of(TrialRow trial, Objective objective) {
    boolean isAccuracy = Objectives.isAccuracy(objective);
    Optional<Integer> examples = trial.scores().validationExamples();
    double step = isAccuracy ? examples.map(count -> 1.0 / count).orElse(0.0) : 0;
    Optional<Double> chance = Chance.of(trial, objective);
    if (trial.isDiverged()) {
      return new SeedResult(optional(chance.map(objective::worth)), true, step);
    }
    Optional<Double> last = Objectives.last(trial, objective);
    boolean isAtChance =
        chance
            .flatMap(known -> last.filter(v -> Chance.isAt(trial, objective, v, known)))
            .isPresent();
    return new SeedResult(optional(last.map(objective::worth)), isAtChance, step);
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.stream().mapToDouble(Double::doubleValue).findFirst();
  }
}
