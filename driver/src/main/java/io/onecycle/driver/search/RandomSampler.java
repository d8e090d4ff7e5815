package io.onecycle.driver.search;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Independent uniform points (Bergstra and Bengio 2012, JMLR 13).
 *
 * @param dimensions of the space
 * @param seed of the search
 */
public record RandomSampler(List<Dimension> dimensions, long seed) implements Sampler {

  public RandomSampler {
    dimensions = List.copyOf(dimensions);
  }

  @Override
  public int needs(int nth) {
    return 0;
  }

  @Override
  public List<Double> propose(int nth, int draw, List<Observation> known) {
    RandomGenerator random = SeededRandom.of(seed, draw);
    return dimensions.stream().map(dimension -> dimension.of(random.nextDouble())).toList();
  }
}
