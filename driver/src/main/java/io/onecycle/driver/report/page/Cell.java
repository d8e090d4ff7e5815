package io.onecycle.driver.report.page;

import io.onecycle.driver.analyse.Digits;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cell of a table.
 *
 * @param text what is shown
 * @param key what it is sorted by; empty for the text itself
 * @param full the whole text where a part is shown, else empty
 */
record Cell(String text, Optional<Double> key, String full) {

  private static final String NOTHING = "–";
  private static final int LENGTH = 80;
  private static final int ID_LENGTH = 8;

  /** A value of an axis or a name: sorted as a number if it starts with one. */
  static Cell text(String text) {
    Optional<Double> key =
        text.matches("-?\\d+(\\.\\d*)?(e-?\\d+)?")
            ? Optional.of(Double.parseDouble(text))
            : Optional.empty();
    return new Cell(text, key, "");
  }

  /** Text of any length, cut. */
  static Cell message(String text) {
    String line = text.lines().filter(s -> !s.isBlank()).findFirst().orElse("").strip();
    return line.length() <= LENGTH && line.equals(text.strip())
        ? new Cell(line, Optional.empty(), "")
        : new Cell(
            line.substring(0, Math.min(LENGTH, line.length())) + "…", Optional.empty(), text);
  }

  /** The first digits of a hash. */
  static Cell id(String id) {
    return id.length() <= ID_LENGTH
        ? text(id)
        : new Cell(id.substring(0, ID_LENGTH), Optional.empty(), id);
  }

  static Cell count(long count) {
    return new Cell(Long.toString(count), Optional.of((double) count), "");
  }

  static Cell fixed(Optional<Double> value, int places) {
    return number(value, v -> Digits.fixed(v, places));
  }

  /** Four significant digits. */
  static Cell rounded(Optional<Double> value) {
    return number(
        value, v -> Digits.shortest(Double.parseDouble(String.format(Locale.ROOT, "%.3e", v))));
  }

  static Cell number(Optional<Double> value, Function<Double, String> format) {
    return value
        .map(
            v ->
                Double.isFinite(v)
                    ? new Cell(format.apply(v), Optional.of(v), "")
                    : new Cell(Double.toString(v), Optional.empty(), ""))
        .orElse(new Cell(NOTHING, Optional.empty(), ""));
  }
}
