package io.onecycle.driver.analyse.audit;

import java.util.SplittableRandom;

/**
 * Draws from Student's t (R. W. Bailey, Polar generation of random variates with the
 * t-distribution, 1994), always the same for the same name.
 */
final class StudentDraws {

  private final SplittableRandom random;
  private final double df;

  StudentDraws(String name, double df) {
    this.random = new SplittableRandom(name.hashCode() * 0x9E3779B97F4A7C15L);
    this.df = df;
  }

  double next() {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double w = u * u + v * v;
      if (w > 0 && w <= 1) {
        return u * Math.sqrt(df * (Math.pow(w, -2 / df) - 1) / w);
      }
    }
  }
}
