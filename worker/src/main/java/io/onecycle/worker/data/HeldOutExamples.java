package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which training examples are held out: the same for every trial, each class in its proportion. */
public final class HeldOutExamples {

  /** Fixed, so that trials of all seeds are validated on the same examples. */
  private static final long SEED = 0x510e527fade682d1L;

  private HeldOutExamples() {}

  /** How many of {@code examples} a share is; depends on nothing else. */
  public static int count(int examples, double share) {
    long held = Math.max(1, Math.round(examples * share));
    Require.that(
        held < examples,
        "validation",
        share,
        "a share that leaves at least one of " + examples + " examples to train on");
    return Math.toIntExact(held);
  }

  /** For every example whether it is held out. */
  public static boolean[] choose(Examples examples, double share) {
    int[][] byClass = byClass(examples);
    int[] quotas = quotas(byClass, count(examples.count(), share), examples.count());
    SplittableRandom random = new SplittableRandom(SEED);
    boolean[] held = new boolean[examples.count()];
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
  private static int[] quotas(int[][] byClass, int held, int examples) {
    int[] quotas = new int[byClass.length];
    long[] remainders = new long[byClass.length];
    for (int label = 0; label < byClass.length; label++) {
      long exact = (long) held * byClass[label].length;
      quotas[label] = Math.toIntExact(exact / examples);
      remainders[label] = exact % examples;
    }
    IntStream.range(0, byClass.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer label) -> -remainders[label]))
        .limit(held - Arrays.stream(quotas).sum())
        .forEach(label -> quotas[label]++);
    return quotas;
  }

  /** Where numbers are learnt, all are of one kind. */
  private static int[][] byClass(Examples examples) {
    if (!(examples.target() instanceof Target.Classes classes)) {
      return new int[][] {IntStream.range(0, examples.count()).toArray()};
    }
    int[][] byClass = new int[classes.outputs()][];
    for (int label = 0; label < byClass.length; label++) {
      int wanted = label;
      byClass[label] =
          IntStream.range(0, examples.count()).filter(i -> examples.label(i) == wanted).toArray();
    }
    return byClass;
  }
}
