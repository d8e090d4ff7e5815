package io.onecycle.driver.report.figure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What every figure shows, as functions of the data: run by the page's browser, and without a
 * browser for single pictures.
 */
public final class FigureScript {

  private static final List<String> FILES =
      List.of(
          "numbers.js",
          "spread.js",
          "ink.js",
          "highlights.js",
          "legend.js",
          "scale.js",
          "panels.js",
          "rows.js",
          "verdict.js",
          "slices.js",
          "heat.js",
          "parallel.js",
          "importance.js",
          "ranges.js",
          "schedules.js",
          "training.js",
          "search.js",
          "trials.js",
          "svg.js",
          "figures.js");

  private FigureScript() {}

  /** The functions; they need nothing but the language. */
  public static String functions() {
    return FILES.stream().map(FigureScript::file).collect(Collectors.joining("\n"));
  }

  /** One of them, by its name. */
  static String file(String name) {
    return Resource.text("/io/onecycle/driver/report/figure/" + name);
  }
}
