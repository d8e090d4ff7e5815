package io.onecycle.driver.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean or median, and range, over seeds, point by point; NaN where no seed has a value.
 *
 * @param middle the mean or the median
 */
record Spread(List<Double> middle, List<Double> low, List<Double> high) {

  Spread {
    middle = List.copyOf(middle);
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  /** Around the mean, over curves of one length. */
  static Spread of(List<List<Double>> curves) {
    List<Double> mean = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    int length = curves.isEmpty() ? 0 : curves.get(0).size();
    for (int i = 0; i < length; i++) {
      int at = i;
      List<Double> values =
          curves.stream().map(curve -> curve.get(at)).filter(Double::isFinite).toList();
      mean.add(values.stream().mapToDouble(v -> v).average().orElse(Double.NaN));
      low.add(values.stream().mapToDouble(v -> v).min().orElse(Double.NaN));
      high.add(values.stream().mapToDouble(v -> v).max().orElse(Double.NaN));
    }
    return new Spread(mean, low, high);
  }

  /**
   * Around the median, over curves of any length; NaN where fewer than half of them have a value.
   */
  static Spread aroundMedian(List<List<Double>> curves) {
    List<Double> median = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    int length = curves.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < length; i++) {
      int at = i;
      double[] rising =
          curves.stream()
              .filter(curve -> at < curve.size())
              .mapToDouble(curve -> curve.get(at))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      int n = rising.length;
      boolean isShown = n > 0 && 2 * n >= curves.size();
      median.add(isShown ? (rising[(n - 1) / 2] + rising[n / 2]) / 2 : Double.NaN);
      low.add(isShown ? rising[0] : Double.NaN);
      high.add(isShown ? rising[n - 1] : Double.NaN);
    }
    return new Spread(median, low, high);
  }
}
