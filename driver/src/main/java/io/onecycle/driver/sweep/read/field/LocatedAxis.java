package io.onecycle.driver.sweep.read.field;

import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.List;

/**
 * The values of an axis, none of them at fault.
 *
 * @param <T> the type of a value
 */
public record LocatedAxis<T>(List<Item<T>> located) {

  public LocatedAxis {
    located = List.copyOf(located);
  }

  public List<T> values() {
    return located.stream().map(Item::value).toList();
  }

  /**
   * A value and where it was written.
   *
   * @param <T> its type
   */
  public record Item<T>(T value, LocatedNode node) {}
}
