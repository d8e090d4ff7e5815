package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Examples by class, so that a part of them has each class in its proportion. */
final class Strata {

  private Strata() {}

  /** The examples of each class, ascending; where numbers are learnt, all are of one kind. */
  static int[][] of(Examples examples) {
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

  /**
   * How many of each class a part takes. Largest remainders: every class gives its exact share
   * rounded down or up, and all add up.
   *
   * @param part how many in all, at most as many as there are
   */
  static int[] quotas(int[][] byClass, int part) {
    int examples = Arrays.stream(byClass).mapToInt(members -> members.length).sum();
    int[] quotas = new int[byClass.length];
    long[] remainders = new long[byClass.length];
    for (int label = 0; label < byClass.length; label++) {
      long exact = (long) part * byClass[label].length;
      quotas[label] = Math.toIntExact(exact / examples);
      remainders[label] = exact % examples;
    }
    IntStream.range(0, byClass.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer label) -> -remainders[label]))
        .limit(part - Arrays.stream(quotas).sum())
        .forEach(label -> quotas[label]++);
    return quotas;
  }

  /** Draws which of the rest come at the places {@code from} to {@code to}. */
  static void shuffle(int[] members, int from, int to, SplittableRandom random) {
    for (int i = from; i < to; i++) {
      int pick = random.nextInt(i, members.length);
      int picked = members[pick];
      members[pick] = members[i];
      members[i] = picked;
    }
  }
}
