package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The arguments that a sweep file gives a network's class; whoever reads one names its default. */
public final class Arguments {

  private final Map<String, List<String>> values;
  private final Set<String> known = new TreeSet<>();

  /** Arguments by name, each a word or a list of them. */
  public Arguments(Map<String, List<String>> values) {
    this.values = new TreeMap<>(values);
  }

  /** A whole number, at least 1. */
  public int count(String name, int otherwise) {
    return one(name, otherwise, Arguments::count);
  }

  /** Whole numbers, each at least 1. */
  public List<Integer> counts(String name, List<Integer> otherwise) {
    return all(name, otherwise, Arguments::count);
  }

  /** A number. */
  public double number(String name, double otherwise) {
    return one(name, otherwise, Arguments::number);
  }

  /** A word. */
  public String word(String name, String otherwise) {
    return one(name, otherwise, (of, word) -> word);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean otherwise) {
    return one(name, otherwise, Arguments::flag);
  }

  /**
   * Refuses what nobody has read.
   *
   * @throws IllegalArgumentException naming an argument and those that there are
   */
  public void requireAllRead() {
    for (String name : values.keySet()) {
      Require.that(
          known.contains(name),
          "argument",
          name,
          known.isEmpty() ? "none" : "one of " + String.join(", ", known));
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }

  private interface Reading<T> {
    T of(String name, String word);
  }

  private <T> T one(String name, T otherwise, Reading<T> reading) {
    List<T> all = all(name, List.of(otherwise), reading);
    Require.that(all.size() == 1, "argument " + name, values.get(name), "one value");
    return all.get(0);
  }

  private <T> List<T> all(String name, List<T> otherwise, Reading<T> reading) {
    known.add(name);
    Function<String, T> read = word -> reading.of(name, word);
    return values.containsKey(name)
        ? values.get(name).stream().map(read).toList()
        : List.copyOf(otherwise);
  }

  private static Integer count(String name, String word) {
    boolean fits = word.matches("[1-9][0-9]{0,8}");
    Require.that(fits, "argument " + name, word, "a whole number of at least 1");
    return Integer.valueOf(word);
  }

  private static Double number(String name, String word) {
    try {
      return Double.valueOf(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid argument %s: %s, expected a number".formatted(name, word), e);
    }
  }

  private static Boolean flag(String name, String word) {
    Require.that(
        word.equals("true") || word.equals("false"), "argument " + name, word, "true or false");
    return Boolean.valueOf(word);
  }
}
