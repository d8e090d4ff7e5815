package io.onecycle.driver.stage.table;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a cell of a table says.
 *
 * @param na texts that stand for a missing value
 * @param numbers how texts are read as numbers
 */
record Cells(Set<String> na, NumberText numbers) implements Serializable {

  static Cells of(Csv csv) {
    return new Cells(Set.copyOf(csv.na()), new NumberText(csv.decimal(), csv.thousands()));
  }

  boolean isMissing(Object cell) {
    return cell == null
        || (cell instanceof String text && (text.isBlank() || na.contains(text.strip())))
        || (cell instanceof Double number && number.isNaN())
        || (cell instanceof Float single && single.isNaN());
  }

  /** Empty if it is no number, or one beyond what float32 holds. */
  OptionalDouble number(Object cell) {
    if (cell instanceof Boolean yes) {
      return OptionalDouble.of(yes ? 1 : 0);
    }
    OptionalDouble value =
        cell instanceof Number number
            ? OptionalDouble.of(number.doubleValue())
            : cell instanceof String text ? numbers.read(text.strip()) : OptionalDouble.empty();
    return value.isPresent() && Float.isFinite((float) value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  static String text(Object cell) {
    // Older writers of Parquet do not mark texts as such.
    return cell instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(cell).strip();
  }
}
