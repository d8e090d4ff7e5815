package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a cell of a table says.
 *
 * @param na texts that stand for a missing value
 */
record Cells(Set<String> na) implements Serializable {

  boolean isMissing(Object cell) {
    return cell == null
        || (cell instanceof String text && (text.isBlank() || na.contains(text.strip())))
        || (cell instanceof Double number && number.isNaN())
        || (cell instanceof Float single && single.isNaN());
  }

  /** Empty if it is no number, or none that float32 holds. */
  static OptionalDouble number(Object cell) {
    if (cell instanceof Boolean yes) {
      return OptionalDouble.of(yes ? 1 : 0);
    }
    double value;
    if (cell instanceof Number number) {
      value = number.doubleValue();
    } else if (cell instanceof String text && isDecimal(text.strip())) {
      value = Double.parseDouble(text.strip());
    } else {
      return OptionalDouble.empty();
    }
    return Float.isFinite((float) value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  static String text(Object cell) {
    // Older writers of Parquet do not mark texts as such.
    return cell instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(cell).strip();
  }

  /** Decimal only: Java would also take 0x1p3, 1f and NaN. */
  private static boolean isDecimal(String text) {
    if (text.isEmpty() || text.length() > 400) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    try {
      double unused = Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
