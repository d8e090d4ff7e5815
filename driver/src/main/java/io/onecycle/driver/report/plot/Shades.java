package io.onecycle.driver.report.plot;

import java.util.Collection;
import java.util.List;

/**
 * Colours of a heat map, dark for the lowest value: stops of cividis (Nuñez, Anderton and Renslow,
 * 2018), which colour-blind readers see as others do.
 */
record Shades(double low, double high) {

  private static final List<int[]> STOPS =
      List.of(
          new int[] {0, 34, 78},
          new int[] {53, 69, 108},
          new int[] {102, 105, 112},
          new int[] {148, 142, 119},
          new int[] {200, 184, 102},
          new int[] {254, 232, 56});

  /**
   * Spread over these values; those far below the middle share the darkest, so that one setting
   * that learned nothing does not make all others look alike.
   */
  static Shades over(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    if (sorted.length == 0) {
      return new Shades(0, 1);
    }
    double high = sorted[sorted.length - 1];
    double middle = sorted[sorted.length / 2];
    return new Shades(Math.max(sorted[0], high - 4 * Math.max(high - middle, 0.005)), high);
  }

  /** The colour as {@code #rrggbb}. */
  String of(double value) {
    double at = high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 1;
    double stop = at * (STOPS.size() - 1);
    int below = (int) Math.min(Math.floor(stop), STOPS.size() - 2);
    StringBuilder colour = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      double from = STOPS.get(below)[i];
      double to = STOPS.get(below + 1)[i];
      colour.append(String.format("%02x", Math.round(from + (stop - below) * (to - from))));
    }
    return colour.toString();
  }

  /** The class of text that can be read on a colour. */
  static String inkOn(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    double light = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    return light > 140 ? "on-light" : "on-dark";
  }
}
