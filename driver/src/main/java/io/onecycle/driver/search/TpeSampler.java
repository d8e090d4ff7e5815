package io.onecycle.driver.search;

import io.onecycle.worker.check.Require;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011, NeurIPS 24), in the multivariate form
 * and with the numbers of Optuna: the best tenth of what is known, at most 25 points, is told apart
 * from the rest, a density is fitted to either, and of 24 points drawn from the first that with the
 * largest ratio of the two is proposed. See Watanabe 2023, arXiv:2304.11127, for what each part
 * does.
 *
 * <p>Proposals are made in a moving window: the nth is a function of the first {@code nth −
 * parallel + 1} results and of no others, even if more are known. So {@code parallel} points can be
 * tried at once, the search is the same however long each takes, and nothing of it need be stored.
 * Points still being tried are left out of the densities.
 */
public final class TpeSampler implements Sampler {

  private static final int CANDIDATES = 24;
  private static final int MOST_GOOD = 25;

  /** So often a point that was proposed before is drawn again before chance takes over. */
  private static final int PATIENCE = 20;

  private final List<Dimension> dimensions;
  private final long seed;
  private final int startup;
  private final int parallel;
  private final Sampler first;
  private final Sampler chance;

  /**
   * A search that nothing is known of.
   *
   * @param dimensions of the space, at least one
   * @param seed of the search
   * @param startup how many points are those of a Sobol' sequence, before there is enough to learn
   *     from; at least 2
   * @param parallel how many points are tried at once, at least 1
   */
  public TpeSampler(List<Dimension> dimensions, long seed, int startup, int parallel) {
    Require.that(!dimensions.isEmpty(), "dimensions", dimensions, "at least one");
    Require.that(startup >= 2, "startup", startup, "a whole number of at least 2");
    Require.that(parallel >= 1, "parallel", parallel, "a whole number of at least 1");
    this.dimensions = List.copyOf(dimensions);
    this.seed = seed;
    this.startup = startup;
    this.parallel = parallel;
    this.first = new SobolSampler(dimensions, seed);
    this.chance = new RandomSampler(dimensions, seed);
  }

  @Override
  public int needs(int nth) {
    return nth < startup ? 0 : Math.max(0, nth - parallel + 1);
  }

  @Override
  public List<Double> propose(int nth, int draw, List<Observation> known) {
    if (nth < startup) {
      return first.propose(nth, draw, known);
    }
    // Draws in vain before this proposal make little difference: they are few.
    if (known.size() < 2 || draw - nth > PATIENCE * (nth + 1)) {
      return chance.propose(nth, draw, known);
    }
    List<Observation> ranked =
        IntStream.range(0, known.size())
            .boxed()
            .sorted(Comparator.comparingDouble(at -> -known.get(at).score()))
            .map(known::get)
            .toList();
    int good = Math.min(MOST_GOOD, (known.size() + 9) / 10);
    ParzenEstimator better = density(ranked.subList(0, good));
    ParzenEstimator worse = density(ranked.subList(good, ranked.size()));
    RandomGenerator random = SeededRandom.of(~seed, draw);
    return Stream.generate(() -> better.sample(random))
        .limit(CANDIDATES)
        .max(Comparator.comparingDouble(at -> better.logDensity(at) - worse.logDensity(at)))
        .orElseThrow();
  }

  private ParzenEstimator density(List<Observation> observations) {
    return new ParzenEstimator(dimensions, observations.stream().map(Observation::point).toList());
  }
}
