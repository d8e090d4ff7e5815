package io.onecycle.driver.analyse.simulate;

import io.onecycle.driver.analyse.compare.Comparison;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A kind of sweep.
 *
 * @param name what is peculiar to it
 * @param settings how many are compared
 * @param seeds of each
 * @param drawn one such sweep with its truth
 */
record Scenario(String name, int settings, int seeds, Function<SplittableRandom, Drawn> drawn) {

  /** A sweep, and what was said of it. */
  record Drawn(MadeUpSweep truth, Comparison comparison) {}

  static Scenario of(String name, MadeUpSweep truth, int seeds) {
    return new Scenario(
        name,
        truth.settings().size(),
        seeds,
        random -> new Drawn(truth, Tally.byDecay(truth.trials(1, seeds, random), truth.rotates())));
  }

  Tally tally(int sweeps) {
    Tally tally = new Tally();
    SplittableRandom random = new SplittableRandom(31L * name.hashCode() + 7L * settings + seeds);
    for (int i = 0; i < sweeps; i++) {
      Drawn one = drawn.apply(random);
      tally.add(one.truth(), one.comparison());
    }
    return tally;
  }
}
