package io.onecycle.driver.analyse.stats;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How one setting differs from another, seed by seed.
 *
 * @param values one for each seed that both completed, in the order of the seeds
 * @param rounding what a difference or a spread must exceed to be more than rounding of doubles
 */
public record Differences(List<Double> values, double rounding) {

  public Differences {
    values = List.copyOf(values);
  }

  /** Those of {@code of} minus {@code from}, each a value by seed. */
  public static Differences of(Map<Long, Double> of, Map<Long, Double> from) {
    return new Differences(
        new TreeMap<>(of)
            .entrySet().stream()
                .filter(entry -> from.containsKey(entry.getKey()))
                .map(entry -> entry.getValue() - from.get(entry.getKey()))
                .toList(),
        Estimate.rounding(
            Stream.of(of, from)
                .flatMapToDouble(each -> each.values().stream().mapToDouble(v -> v))));
  }

  /** The first so many of them. */
  Differences first(int n) {
    return new Differences(values.subList(0, n), rounding);
  }

  Estimate estimate() {
    return Estimate.of(values, rounding);
  }

  DoubleStream stream() {
    return values.stream().mapToDouble(Double::doubleValue);
  }
}
