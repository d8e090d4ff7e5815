package io.onecycle.worker.data;

import java.util.SplittableRandom;

/** The independent streams of random numbers that one seed gives. */
public enum SeedStream {
  /** Initial weights. */
  INITIALISATION(1),
  /** The order of the training images. */
  SHUFFLE(2),
  /** What happens to each training image. */
  AUGMENTATION(3),
  /** Which images are held out; drawn from a fixed seed, never from the trial's. */
  HOLD_OUT(4);

  private final int number;

  SeedStream(int number) {
    this.number = number;
  }

  /** The stream of {@code seed}. */
  public SplittableRandom of(long seed) {
    return of(seed, 0);
  }

  /** The {@code part}-th stream of its kind, such as an epoch's. */
  public SplittableRandom of(long seed, long part) {
    return new SplittableRandom(mix(mix(mix(seed) + number) + part));
  }

  /** Puts {@code values} in the order that this stream gives them (Fisher and Yates). */
  void shuffle(int[] values, long seed, long part) {
    SplittableRandom random = of(seed, part);
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), so that near seeds part company. */
  private static long mix(long z) {
    long a = z + 0x9e3779b97f4a7c15L;
    long b = (a ^ (a >>> 30)) * 0xbf58476d1ce4e5b9L;
    long c = (b ^ (b >>> 27)) * 0x94d049bb133111ebL;
    return c ^ (c >>> 31);
  }
}
