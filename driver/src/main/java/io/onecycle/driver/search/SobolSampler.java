package io.onecycle.driver.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A Sobol' sequence (direction numbers of Joe and Kuo 2008, SIAM J. Sci. Comput. 30), scrambled by
 * Owen's nested uniform permutations (1995): each 2^k first points stay as evenly spread as
 * Sobol's, and each point is uniform. Its first point is kept: scrambled, it is not the origin, and
 * without it the others are no longer balanced (Owen 2020, arXiv:2008.08051).
 */
public final class SobolSampler implements Sampler {

  /** Beyond a power of two of them points would repeat, and a sweep has fewer. */
  private static final int BITS = 32;

  private final List<Dimension> dimensions;
  private final long seed;

  /** Reads its table of numbers when it is made, which takes long. */
  private final Optional<SobolSequenceGenerator> sequence;

  /**
   * A sequence.
   *
   * @param dimensions of the space; at most 1,000
   * @param seed of the scrambling
   */
  public SobolSampler(List<Dimension> dimensions, long seed) {
    this.dimensions = List.copyOf(dimensions);
    this.seed = seed;
    this.sequence =
        dimensions.isEmpty()
            ? Optional.empty()
            : Optional.of(new SobolSequenceGenerator(dimensions.size()));
  }

  @Override
  public int needs(int nth) {
    return 0;
  }

  @Override
  public List<Double> propose(int nth, int draw, List<Observation> known) {
    double[] point = sequence.map(numbers -> numbers.skipTo(draw)).orElse(new double[0]);
    return IntStream.range(0, point.length)
        .mapToObj(at -> dimensions.get(at).of(scrambled(point[at], at)))
        .toList();
  }

  /** Flips each binary digit or not, at random for each combination of the digits before it. */
  private double scrambled(double coordinate, int dimension) {
    long digits = (long) (coordinate * (1L << BITS));
    long scrambled = 0;
    for (int bit = BITS - 1; bit >= 0; bit--) {
      // A leading 1 tells prefixes of different lengths apart.
      long prefix = (digits >>> (bit + 1)) | (1L << (BITS - 1 - bit));
      long flip = SeededRandom.mix(SeededRandom.mix(seed + dimension) ^ prefix) & 1;
      scrambled |= (((digits >>> bit) & 1) ^ flip) << bit;
    }
    return (double) scrambled / (1L << BITS);
  }
}
