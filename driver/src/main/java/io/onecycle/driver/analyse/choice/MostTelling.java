package io.onecycle.driver.analyse.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The most telling pair of those settings that are left. Of each setting it is known which earlier
 * one it tells most of: only where that one goes is it looked for again.
 */
final class MostTelling {

  private static final int NONE = -1;

  private final Pairs pairs;
  private final boolean[] isLeft;
  private final int[] earlier;

  MostTelling(int settings, Pairs pairs) {
    this.pairs = pairs;
    this.isLeft = new boolean[settings];
    this.earlier = new int[settings];
    Arrays.fill(isLeft, true);
    Arrays.setAll(earlier, this::find);
  }

  /** Those that are left, in their order. */
  List<Integer> settings() {
    return IntStream.range(0, isLeft.length).filter(i -> isLeft[i]).boxed().toList();
  }

  /** The later setting of the most telling pair, of equal ones the first; empty without any. */
  Optional<Integer> later() {
    int most = NONE;
    for (int i = 0; i < isLeft.length; i++) {
      if (isLeft[i]
          && earlier[i] != NONE
          && (most == NONE || p(i, earlier[i]) < p(most, earlier[most]))) {
        most = i;
      }
    }
    return most == NONE ? Optional.empty() : Optional.of(most);
  }

  /** The earlier setting of the most telling pair of {@code later}. */
  int earlier(int later) {
    return earlier[later];
  }

  void remove(int setting) {
    isLeft[setting] = false;
    for (int i = setting + 1; i < isLeft.length; i++) {
      if (isLeft[i] && earlier[i] == setting) {
        earlier[i] = find(i);
      }
    }
  }

  private int find(int later) {
    int most = NONE;
    for (int j = 0; j < later; j++) {
      double p = isLeft[j] ? p(later, j) : Double.NaN;
      if (most == NONE ? !Double.isNaN(p) : p < p(later, most)) {
        most = j;
      }
    }
    return most;
  }

  /** NaN where a pair is not tested. */
  private double p(int later, int earlier) {
    return pairs.of(later, earlier).p();
  }
}
