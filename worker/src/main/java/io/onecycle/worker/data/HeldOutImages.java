package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which training images are held out: the same for every trial, each class in its proportion. */
final class HeldOutImages {

  /** Fixed, so that trials of all seeds are validated on the same images. */
  private static final long SEED = 0x510e527fade682d1L;

  private HeldOutImages() {}

  /** How many of {@code images} a share is; depends on nothing else. */
  static int count(int images, double share) {
    long held = Math.max(1, Math.round(images * share));
    Require.that(
        held < images,
        "validation",
        share,
        "a share that leaves at least one of " + images + " images to train on");
    return Math.toIntExact(held);
  }

  /** For every image whether it is held out. */
  static boolean[] choose(Images images, double share) {
    int[][] byClass = byClass(images);
    int[] quotas = quotas(byClass, count(images.count(), share), images.count());
    SplittableRandom random = new SplittableRandom(SEED);
    boolean[] held = new boolean[images.count()];
    for (int label = 0; label < byClass.length; label++) {
      int[] members = byClass[label];
      for (int i = 0; i < quotas[label]; i++) {
        int pick = random.nextInt(i, members.length);
        held[members[pick]] = true;
        members[pick] = members[i];
      }
    }
    return held;
  }

  /** Largest remainders: every class gets its exact share rounded down or up, and all add up. */
  private static int[] quotas(int[][] byClass, int held, int images) {
    int[] quotas = new int[byClass.length];
    long[] remainders = new long[byClass.length];
    for (int label = 0; label < byClass.length; label++) {
      long exact = (long) held * byClass[label].length;
      quotas[label] = Math.toIntExact(exact / images);
      remainders[label] = exact % images;
    }
    IntStream.range(0, byClass.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer label) -> -remainders[label]))
        .limit(held - Arrays.stream(quotas).sum())
        .forEach(label -> quotas[label]++);
    return quotas;
  }

  private static int[][] byClass(Images images) {
    int[][] byClass = new int[images.classes()][];
    for (int label = 0; label < byClass.length; label++) {
      int wanted = label;
      byClass[label] =
          IntStream.range(0, images.count()).filter(i -> images.label(i) == wanted).toArray();
    }
    return byClass;
  }
}
