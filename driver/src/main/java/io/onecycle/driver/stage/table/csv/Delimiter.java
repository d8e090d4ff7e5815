package io.onecycle.driver.stage.table.csv;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.Serializable;

/**
 * What stands between the values of a line.
 *
 * @param key as sweep files name it
 * @param character that it is
 * @param isRuns whether it is any run of spaces and tabs
 */
public record Delimiter(String key, char character, boolean isRuns) implements Serializable {

  static Delimiter of(String text) {
    if (text.equals(Csv.SPACES)) {
      return new Delimiter(text, ' ', true);
    }
    char only = text.charAt(0);
    String key = only == '\t' ? "tab" : only == ' ' ? "space" : text;
    return new Delimiter(key, only, false);
  }
}
