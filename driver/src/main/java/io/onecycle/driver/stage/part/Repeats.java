package io.onecycle.driver.stage.part;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Examples of which the source has several. Where one is learnt and another is judged, scores come
 * out higher than on new examples.
 *
 * @param examples that have the inputs of another one, all of them counted
 * @param contradicting of them, those where not all that are alike have the same target
 */
public record Repeats(int examples, int contradicting) {

  static final Repeats NONE = new Repeats(0, 0);

  /** Those of what all sets hold together. */
  static Repeats of(List<Fingerprints> sets) {
    long[] sorted =
        sets.stream()
            .flatMapToLong(set -> IntStream.range(0, set.count()).mapToLong(set::input))
            .sorted()
            .toArray();
    Map<Long, Group> groups = new HashMap<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        groups.computeIfAbsent(sorted[i], any -> new Group());
      }
    }
    if (groups.isEmpty()) {
      return NONE;
    }
    for (Fingerprints set : sets) {
      for (int i = 0; i < set.count(); i++) {
        Group group = groups.get(set.input(i));
        if (group != null) {
          group.add(set.target(i));
        }
      }
    }
    return new Repeats(
        groups.values().stream().mapToInt(group -> group.examples).sum(),
        groups.values().stream().filter(group -> group.differs).mapToInt(g -> g.examples).sum());
  }

  /** Examples that are alike. */
  private static final class Group {
    private int examples;
    private int target;
    private boolean differs;

    void add(int learnt) {
      differs |= examples > 0 && learnt != target;
      target = learnt;
      examples++;
    }
  }
}
