package io.onecycle.driver.report.text;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as RFC 4180 has them. */
public final class Csv {

  private Csv() {}

  /** One record with its line break. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String text) {
    boolean isQuoted = text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
