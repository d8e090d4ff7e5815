package io.onecycle.driver.search;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Random numbers that are the same on every machine and in every version of Java. */
final class SeededRandom {

  private SeededRandom() {}

  /** The stream of one draw of a search; streams of different draws are independent. */
  static RandomGenerator of(long seed, int draw) {
    return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, draw});
  }

  /** A well-mixed function of its argument (Steele, Lea & Flood 2014, variant 13 of Stafford). */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
