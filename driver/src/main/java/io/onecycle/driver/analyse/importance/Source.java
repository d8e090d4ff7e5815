package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.importance.Contribution.Kind;
import io.onecycle.driver.analyse.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * A source of variance with what its component is estimated from.
 *
 * @param gain sum of squares of the source itself
 * @param error sum of squares of chance alone, by which it is judged
 * @param isRandom whether its effects are drawn anew in each sweep, as seeds are, rather than set
 * @param replicates by which the excess of its mean square over the error's is divided
 */
record Source(
    String name, Kind kind, Fit.Gain gain, Fit.Gain error, boolean isRandom, double replicates) {

  /** What chance is called where it cannot be told from what is left of the settings. */
  static final String WITHOUT_NOISE = "rest and noise";

  /** Sources of the variance between trials; none where nothing can tell effects from chance. */
  static List<Source> of(Strata strata, Model model, boolean isCurved) {
    boolean hasNoise = strata.noise().df() > 0;
    Fit.Gain noise = hasNoise ? strata.noise() : model.rest();
    // A curve does not pass through every setting: what it misses is chance to its own effect.
    Fit.Gain error = isCurved ? model.rest() : noise;
    List<Source> sources = new ArrayList<>();
    if (error.df() < 1 || noise.df() < 1) {
      return sources;
    }
    double trials = strata.trials();
    model
        .gains()
        .forEach(
            (term, gain) -> {
              if (gain.df() > 0) {
                Kind kind = term.isMain() ? Kind.AXIS : Kind.INTERACTION;
                sources.add(new Source(term.name(), kind, gain, error, false, trials / gain.df()));
              }
            });
    Fit.Gain rest = model.rest();
    if (hasNoise && rest.df() > 0) {
      double replicates = trials / (isCurved ? strata.settings().df() + 1.0 : rest.df());
      sources.add(new Source("rest", Kind.REST, rest, noise, isCurved, replicates));
    }
    if (strata.seeds().df() > 0) {
      double replicates = trials / (strata.seeds().df() + 1.0);
      sources.add(new Source("seed", Kind.SEED, strata.seeds(), noise, true, replicates));
    }
    String name = hasNoise ? "noise" : WITHOUT_NOISE;
    sources.add(new Source(name, Kind.NOISE, noise, noise, true, 1));
    return sources;
  }

  /** The estimate of its variance component, at least 0. */
  double component() {
    return kind == Kind.NOISE
        ? gain.meanSquare()
        : Math.max(0, (gain.meanSquare() - error.meanSquare()) / replicates);
  }

  /** Whether there is any chance to judge it by, beyond the rounding of numbers. */
  boolean hasError() {
    return error.meanSquare() > Estimate.ROUNDING * Estimate.ROUNDING;
  }

  /** The p-value of the F test that it has no effect; empty for chance, and without any. */
  Optional<Double> pValue() {
    if (kind == Kind.NOISE || kind == Kind.SEED || !hasError()) {
      return Optional.empty();
    }
    double f = gain.meanSquare() / error.meanSquare();
    return Optional.of(1 - new FDistribution(gain.df(), error.df()).cumulativeProbability(f));
  }
}
