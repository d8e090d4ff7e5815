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
 */
public record LayerGroups(List<List<String>> names, boolean starts) implements Serializable {

  /** All layers in one group. */
  public static final LayerGroups ONE = new LayerGroups(List.of(), true);

  public LayerGroups {
    names = names.stream().map(List::copyOf).toList();
    for (List<String> group : names) {
      boolean fits = starts ? group.size() == 1 : !group.isEmpty();
      Require.that(fits, "layer group", group, starts ? "one layer" : "at least one layer");
    }
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
    return names.isEmpty() ? "one" : (starts ? "from " : "") + names;
  }
}
