package io.onecycle.worker.check;

/** The one form of a refused value: {@code Invalid <name>: <value>, expected <what>}. */
public final class Require {

  private Require() {}

  /**
   * Refuses a value.
   *
   * @throws IllegalArgumentException naming the value and what was expected, unless {@code holds}
   */
  public static void that(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + ", expected " + expected);
    }
  }
}
