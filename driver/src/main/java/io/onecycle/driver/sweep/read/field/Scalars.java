package io.onecycle.driver.sweep.read.field;

import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads single values, and refuses what is none. */
public final class Scalars {

  private static final String INTEGER = "[-+]?(0|[1-9][0-9]*)";

  /** Decimal only: YAML's hexadecimal, octal, base 60, 1_000, .inf and .nan are no numbers here. */
  private static final Pattern NUMBER =
      Pattern.compile("(" + INTEGER + "(\\.[0-9]*)?|[-+]?\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private static final Pattern WHOLE_NUMBER = Pattern.compile(INTEGER);
  private static final Pattern ZERO = Pattern.compile("[-+]?[0.]+([eE].*)?");

  private final FaultList faults;

  public Scalars(FaultList faults) {
    this.faults = faults;
  }

  public Optional<Double> number(LocatedNode node, Bound bound) {
    Optional<String> text = unquoted(node, NUMBER);
    if (text.isEmpty()) {
      return refuse(node, isQuoted(node) ? "a text" : "not a number", bound.expected());
    }
    // Adding 0 makes -0 a 0: they would be one value with two names.
    double value = Double.parseDouble(text.get()) + 0.0;
    if (Double.isInfinite(value)) {
      return refuse(node, "too large for a double", bound.expected());
    }
    if (value == 0 && !ZERO.matcher(text.get()).matches()) {
      return refuse(node, "too small to be told from 0", bound.expected());
    }
    return bound.holds().test(value)
        ? Optional.of(value)
        : refuse(node, bound.problem(), bound.expected());
  }

  public Optional<Integer> count(LocatedNode node, int min) {
    return whole(node, min, Integer.MAX_VALUE).map(Math::toIntExact);
  }

  public Optional<Long> whole(LocatedNode node, long min, long max) {
    String expected =
        min == Long.MIN_VALUE
            ? "a whole number of at most 64 bits"
            : max == Integer.MAX_VALUE
                ? "a whole number of at least " + min
                : "a whole number in [" + min + ", " + max + "]";
    Optional<String> text = unquoted(node, WHOLE_NUMBER);
    if (text.isEmpty()) {
      return refuse(node, isQuoted(node) ? "a text" : "not written as a whole number", expected);
    }
    try {
      long value = Long.parseLong(text.get());
      return value < min
          ? refuse(node, "below " + min, expected)
          : value > max ? refuse(node, "above " + max, expected) : Optional.of(value);
    } catch (NumberFormatException e) {
      return refuse(node, "beyond 64 bits", expected);
    }
  }

  public Optional<String> name(LocatedNode node, Pattern pattern, String expected) {
    return node instanceof LocatedNode.Scalar scalar
            && !scalar.isNothing()
            && pattern.matcher(scalar.text()).matches()
        ? Optional.of(scalar.text())
        : refuse(node, "not a name", expected);
  }

  /** One of the known words. */
  public <T> Optional<T> choice(LocatedNode node, Map<String, T> words) {
    return choice(node, words, List.of());
  }

  /** One of the known words, where other forms are read elsewhere. */
  public <T> Optional<T> choice(LocatedNode node, Map<String, T> words, List<String> forms) {
    String given = node instanceof LocatedNode.Scalar scalar ? scalar.text() : "";
    List<String> all = Stream.concat(words.keySet().stream(), forms.stream()).toList();
    return words.containsKey(given)
        ? Optional.of(words.get(given))
        : refuse(node, "not supported", Nearest.oneOf(all, given));
  }

  /** The constants of an enumeration by their names in sweep files. */
  public static <E extends Enum<E>> Map<String, E> names(E[] constants) {
    return Stream.of(constants)
        .collect(
            Collectors.toMap(
                c -> c.name().toLowerCase(Locale.ROOT),
                Function.identity(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static Optional<String> unquoted(LocatedNode node, Pattern pattern) {
    return node instanceof LocatedNode.Scalar scalar
            && !scalar.quoted()
            && pattern.matcher(scalar.text()).matches()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static boolean isQuoted(LocatedNode node) {
    return node instanceof LocatedNode.Scalar scalar && scalar.quoted();
  }

  private <T> Optional<T> refuse(LocatedNode node, String problem, String expected) {
    faults.add(node, problem, expected);
    return Optional.empty();
  }
}
