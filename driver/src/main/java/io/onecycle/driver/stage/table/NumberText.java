package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers are written.
 *
 * @param decimal what stands before the fraction: a point or a comma
 * @param thousands what stands between groups of three digits, one character; empty where nothing
 *     does
 */
record NumberText(String decimal, String thousands) implements Serializable {

  private static final int LONGEST = 400;

  private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+([eE][-+]?[0-9]+)?");
  private static final Pattern POINT = Pattern.compile("[-+]?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?");
  private static final Pattern GROUPS =
      Pattern.compile(
          "[-+]?[0-9]{1,3}(?<by>[,.'_ \u00a0\u202f])[0-9]{3}(\\k<by>[0-9]{3})*(?<rest>[.,][0-9]*)?");

  /**
   * Empty where it is none. Decimal only: Java would also take 0x1p3, 1f and NaN.
   *
   * @param text without blanks around it
   */
  OptionalDouble read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    String plain = thousands.isEmpty() ? text : ungrouped(text);
    if (decimal.equals(",")) {
      plain = plain.indexOf('.') >= 0 ? "" : plain.replace(',', '.');
    }
    if (plain.isEmpty()) {
      return OptionalDouble.empty();
    }
    for (int i = 0; i < plain.length(); i++) {
      if ("0123456789+-.eE".indexOf(plain.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      return OptionalDouble.of(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Blank where groups are not of three digits. */
  private String ungrouped(String text) {
    // What looks like a space in print seldom is one.
    String all = thousands.equals(" ") ? text.replaceAll("[\u00a0\u202f]", " ") : text;
    if (!all.contains(thousands)) {
      return all;
    }
    Matcher groups = GROUPS.matcher(all);
    return groups.matches()
            && groups.group("by").equals(thousands)
            && (groups.group("rest") == null || groups.group("rest").startsWith(decimal))
        ? all.replace(thousands, "")
        : "";
  }

  /** What to write in the sweep file so that a text that is no number is one; blank if nothing. */
  String advice(String text) {
    if (text.isEmpty()
        || "+-0123456789".indexOf(text.charAt(0)) < 0
        || text.length() > LONGEST
        || read(text).isPresent()) {
      return "";
    }
    Matcher groups = GROUPS.matcher(text);
    boolean isGrouped = groups.matches();
    String by = isGrouped ? groups.group("by").replaceAll("[\u00a0\u202f]", " ") : "";
    String rest = isGrouped && groups.group("rest") != null ? groups.group("rest") : "";
    if (isGrouped && (rest.isEmpty() || !rest.startsWith(by))) {
      boolean isOther = !rest.isEmpty() && !rest.startsWith(decimal);
      String both =
          "thousands: \"%s\"".formatted(by)
              + (isOther ? ", decimal: \"%s\"".formatted(rest.charAt(0)) : "");
      boolean isEither = rest.isEmpty() && COMMA.matcher(text).matches();
      return isEither ? "decimal: \",\" (or %s, if so it is meant)".formatted(both) : both;
    }
    if (COMMA.matcher(text).matches()) {
      return "decimal: \",\"";
    }
    return POINT.matcher(text).matches() ? "decimal: \".\"" : "";
  }
}
