package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.choice.Posterior;

/**
 * What choosing a setting costs, in units of the objective (see {@link Posterior}).
 *
 * @param expectedLoss what is lost on average to the best tried setting, at least 0
 * @param lossBound what is lost at most, with a probability of 95 %
 */
record Cost(double expectedLoss, double lossBound) {

  /** A little above 95 %, since how noisy scores are is known from few of them itself. */
  private static final double BOUND = 0.96;

  static Cost of(Posterior posterior, int setting) {
    return new Cost(posterior.expectedLoss(setting), posterior.lossBound(setting, BOUND));
  }
}
