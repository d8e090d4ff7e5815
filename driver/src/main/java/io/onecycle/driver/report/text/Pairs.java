package io.onecycle.driver.report.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and their values, one below the other. */
public final class Pairs {

  private Pairs() {}

  /** A line for each, the values below each other. */
  public static String lines(Map<String, String> pairs) {
    int names = Alignment.width(List.copyOf(pairs.keySet()));
    return pairs.entrySet().stream()
        .map(
            pair ->
                Alignment.left(pair.getKey(), names) + "  " + Printable.of(pair.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
