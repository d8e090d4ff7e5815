package io.onecycle.worker.api;

import java.lang.reflect.Array;

/** Copies examples from one array into another. */
final class Slices {

  private Slices() {}

  /** Fills {@code to}, an array of the same kind, with the equally long slices of these indices. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // arrays of numbers, both of one kind
  static Object of(Object from, Object to, int[] indices) {
    int width = indices.length == 0 ? 0 : Array.getLength(to) / indices.length;
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(from, indices[i] * width, to, i * width, width);
    }
    return to;
  }

  /** Both, one after the other, in a new array of the same kind. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // arrays of numbers, both of one kind
  static Object together(Object first, Object second) {
    int before = Array.getLength(first);
    int after = Array.getLength(second);
    Object all =
        Array.newInstance(first.getClass().getComponentType(), Math.addExact(before, after));
    System.arraycopy(first, 0, all, 0, before);
    System.arraycopy(second, 0, all, before, after);
    return all;
  }
}
