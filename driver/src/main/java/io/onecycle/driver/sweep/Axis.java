package io.onecycle.driver.sweep;

import java.util.List;

/**
 * The values of an axis, none of them at fault.
 *
 * @param <T> the type of a value
 */
record Axis<T>(List<Located<T>> located) {

  Axis {
    located = List.copyOf(located);
  }

  List<T> values() {
    return located.stream().map(Located::value).toList();
  }

  /**
   * A value and where it was written.
   *
   * @param <T> its type
   */
  record Located<T>(T value, LocatedNode node) {}
}
