package io.onecycle.driver.analyse.choice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t with whole degrees of freedom. */
final class StudentsT {

  /** Below it the closed form has lost its digits to cancellation. */
  private static final double SMALLEST_CLOSED = 1e-9;

  private static final int KEPT = 32;

  private static final Map<String, double[]> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
              return size() > KEPT;
            }
          });

  private StudentsT() {}

  /** How probable it is that |T| is at least |t|. */
  static double twoSided(double t, int degrees) {
    double closed = closed(Math.abs(t), degrees);
    return closed > SMALLEST_CLOSED
        ? closed
        : 2 * new TDistribution(null, degrees).cumulativeProbability(-Math.abs(t));
  }

  /** The t whose two-sided probability is {@code level}. */
  static double quantile(double level, int degrees) {
    return -new TDistribution(null, degrees).inverseCumulativeProbability(level / 2);
  }

  /** The middles of so many equally probable parts, ascending; kept, for they take long. */
  static double[] quantiles(int degrees, int parts) {
    return KNOWN
        .computeIfAbsent(
            degrees + "/" + parts,
            key -> {
              TDistribution t = new TDistribution(null, degrees);
              return IntStream.range(0, parts)
                  .mapToDouble(i -> t.inverseCumulativeProbability((i + 0.5) / parts))
                  .toArray();
            })
        .clone();
  }

  /**
   * The same as a finite sum, far faster and wrong by 1e-15 (M. Abramowitz and I. A. Stegun,
   * Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
   */
  static double closed(double t, int degrees) {
    double cosine2 = degrees / (degrees + t * t);
    double sine = t / Math.sqrt(degrees + t * t);
    boolean isOdd = degrees % 2 == 1;
    double term = 1;
    double sum = degrees > 1 ? 1 : 0;
    for (int k = isOdd ? 3 : 2; k < degrees; k += 2) {
      term *= cosine2 * (k - 1) / k;
      sum += term;
    }
    double inside =
        isOdd
            ? 2 / Math.PI * (Math.atan(t / Math.sqrt(degrees)) + sine * Math.sqrt(cosine2) * sum)
            : sine * sum;
    return Math.max(0, 1 - inside);
  }
}
