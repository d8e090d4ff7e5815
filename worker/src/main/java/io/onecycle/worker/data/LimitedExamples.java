package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A part of the training examples, each class in its proportion. The examples of a class have one
 * order that nothing but the data determines: seeds that hold out others take the same from it as
 * far as they can, and a larger part has what a smaller one has of each class.
 */
final class LimitedExamples {

  private static final long SEED = 0x428a2f98d728ae22L;

  private LimitedExamples() {}

  /**
   * Chooses.
   *
   * @param left what there is to choose from, ascending
   * @param size how many, at most as many as are left
   * @return ascending
   */
  static int[] choose(Examples examples, int[] left, int size) {
    boolean[] isLeft = new boolean[examples.count()];
    for (int i : left) {
      isLeft[i] = true;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int[][] byClass = Strata.of(examples);
    for (int label = 0; label < byClass.length; label++) {
      Strata.shuffle(byClass[label], 0, byClass[label].length, random);
      byClass[label] = Arrays.stream(byClass[label]).filter(i -> isLeft[i]).toArray();
    }
    int[] quotas = Strata.quotas(byClass, size);
    return IntStream.range(0, byClass.length)
        .flatMap(label -> Arrays.stream(byClass[label]).limit(quotas[label]))
        .sorted()
        .toArray();
  }
}
