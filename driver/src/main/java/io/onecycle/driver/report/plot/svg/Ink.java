package io.onecycle.driver.report.plot.svg;

import java.util.List;

/**
 * How a series is told from others: by colour (Okabe and Ito's, safe for colour-blind readers) and,
 * without colour, by dash.
 */
public record Ink(int colour, String dash) {

  /** On white; the page has its own for dark. */
  static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#333333");

  private static final List<String> DASHES = List.of("", "7 3", "2 2", "9 3 2 3", "14 4");

  public static Ink of(int series) {
    return new Ink(series % COLOURS.size(), DASHES.get(series % DASHES.size()));
  }
}
