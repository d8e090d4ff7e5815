package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.choice.Posterior;
import io.onecycle.worker.trial.score.Objective;
import java.util.Set;

/**
 * What to expect of a setting with a new seed that learns (see {@link Posterior}).
 *
 * @param mean of the objective, drawn back towards the other settings
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param ofExamples what part of its variance is that of the examples it was validated on, and not
 *     of seeds, in [0, 1] or a little above; 0 where that is not known
 * @param folds on how many different sets of examples it was validated
 */
record Expectation(double mean, double low, double high, double ofExamples, int folds) {

  private static final double SURE = 0.95;

  /** Half a 95 % interval in standard deviations, of a normal distribution. */
  private static final double HALF = 1.96;

  static Expectation of(
      Posterior posterior,
      int setting,
      Objective objective,
      ValidationSet validation,
      Set<Long> seeds) {
    double mean = objective.worth(posterior.mean(setting));
    double one = objective.worth(posterior.quantile(setting, (1 - SURE) / 2));
    double other = objective.worth(posterior.quantile(setting, (1 + SURE) / 2));
    double deviation = Math.abs(one - other) / 2 / HALF;
    return new Expectation(
        mean,
        Math.min(one, other),
        Math.max(one, other),
        deviation > 0 ? validation.ofExamples(objective, mean, seeds) / (deviation * deviation) : 0,
        validation.folds().distinct(seeds));
  }
}
