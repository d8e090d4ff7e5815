package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;

/**
 * How the layers of a network are grouped for learning rates and weight decays, input to output.
 *
 * @param names of layers, group by group; where {@code starts}, the one layer that each group
 *     begins with
 * @param starts whether a group goes on to where the next one begins
 * @param frozen groups that do not learn, ascending, from 0 at the input; never the last one
 */
public record LayerGroups(List<List<String>> names, boolean starts, List<Integer> frozen)
    implements Serializable {

  /** All layers in one group. */
  public static final LayerGroups ONE = new LayerGroups(List.of(), true);

  public LayerGroups {
    names = names.stream().map(List::copyOf).toList();
    frozen = frozen.stream().distinct().sorted().toList();
    int last = Math.max(1, names.size()) - 1;
    for (int group : frozen) {
      Require.that(
          group >= 0 && group < last,
          "frozen layer group",
          group,
          last == 0
              ? "none, as there is one group, which must learn"
              : "one in [0, " + (last - 1) + "], as the last of " + (last + 1) + " must learn");
    }
    for (List<String> group : names) {
      boolean fits = starts ? group.size() == 1 : !group.isEmpty();
      Require.that(fits, "layer group", group, starts ? "one layer" : "at least one layer");
    }
  }

  /** Groups that all learn. */
  public LayerGroups(List<List<String>> names, boolean starts) {
    this(names, starts, List.of());
  }

  /** The same, of which some do not learn. */
  public LayerGroups freezing(List<Integer> groups) {
    return new LayerGroups(names, starts, groups);
  }

  /** Groups that begin with these layers. */
  public static LayerGroups startingAt(List<String> layers) {
    return new LayerGroups(layers.stream().map(List::of).toList(), true);
  }

  /** Groups of these layers; every layer with parameters must be in one. */
  public static LayerGroups of(List<List<String>> layers) {
    return new LayerGroups(layers, false);
  }

  /** How many there are, at least 1. */
  public int count() {
    return Math.max(1, names.size());
  }

  @Override
  public String toString() {
    // Part of trials' ids: what learns all over is written as it always was.
    return (names.isEmpty() ? "one" : (starts ? "from " : "") + names)
        + (frozen.isEmpty() ? "" : " but for " + frozen);
  }
}
