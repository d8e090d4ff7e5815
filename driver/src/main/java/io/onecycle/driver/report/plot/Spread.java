package io.onecycle.driver.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Mean and range over seeds, point by point; NaN where no seed has a value. */
record Spread(List<Double> mean, List<Double> low, List<Double> high) {

  Spread {
    mean = List.copyOf(mean);
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  /** Over curves of one length. */
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
}
