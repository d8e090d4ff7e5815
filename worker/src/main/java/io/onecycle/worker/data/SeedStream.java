package io.onecycle.worker.data;

import java.util.SplittableRandom;

/**
 * The independent random streams that a trial's seed fixes: drawing more from one changes nothing
 * in another.
 */
public enum SeedStream {
  INITIALISATION(0x6a09e667f3bcc908L),
  SHUFFLE(0xbb67ae8584caa73bL),
  AUGMENTATION(0x3c6ef372fe94f82bL),
  DROPOUT(0xa54ff53a5f1d36f1L);

  /** Ties the stream to its name, not to its place in this list. */
  private final long salt;

  SeedStream(long salt) {
    this.salt = salt;
  }

  /** The seed of this stream in a trial. */
  public long seed(long trialSeed) {
    return mix(mix(trialSeed) ^ salt);
  }

  /** The seed of one part of this stream, such as an epoch, which needs no other part drawn. */
  public long seed(long trialSeed, long part) {
    return mix(seed(trialSeed) + mix(part));
  }

  /** A generator of one part of this stream. */
  public SplittableRandom random(long trialSeed, long part) {
    return new SplittableRandom(seed(trialSeed, part));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit in moves every bit out. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
