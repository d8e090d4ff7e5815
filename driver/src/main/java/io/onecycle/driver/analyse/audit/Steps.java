package io.onecycle.driver.analyse.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Further values of an axis, with few digits. */
final class Steps {

  /** As many values go beyond an end: one may be the end again. */
  private static final int BEYOND = 2;

  /** Where the step is not known: about half a power of ten. */
  private static final double FACTOR = 3;

  /** The range tests' window grows by a power of ten. */
  private static final double WINDOW = 10;

  /** One digit will do where it is so near. */
  private static final double NEAR = 0.12;

  private Steps() {}

  /** Beyond an end, in steps of the last one, and possible; none where nothing lies beyond. */
  static List<Double> beyond(NumericAxis axis, boolean upper) {
    double end = axis.end(upper);
    double step = axis.scale().at(end) - axis.scale().at(axis.beside(upper));
    if (!Double.isFinite(step)) {
      // Beside it is the weight decay 0, from which no factor leads on.
      step = Math.log(FACTOR);
    }
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= BEYOND; i++) {
      double value =
          possible(
              axis, rounded(axis.scale().value(axis.scale().at(end) + i * step), axis.scale()));
      double last = values.isEmpty() ? end : values.get(values.size() - 1);
      if (upper ? value > last : value < last) {
        values.add(value);
      }
    }
    return values;
  }

  /** Half way to either neighbour. */
  static List<Double> between(NumericAxis axis, double best) {
    int at = axis.values().indexOf(best);
    return DoubleStream.of(axis.values().get(at - 1), axis.values().get(at + 1))
        .map(
            beside ->
                rounded(
                    axis.scale().value((axis.scale().at(best) + axis.scale().at(beside)) / 2),
                    axis.scale()))
        .filter(value -> !axis.values().contains(value))
        .boxed()
        .toList();
  }

  /** One below and one above. */
  static List<Double> around(double rate) {
    return List.of(rounded(rate / FACTOR, Scale.LOG), rounded(rate * FACTOR, Scale.LOG));
  }

  static double widened(double end, boolean upper) {
    return rounded(upper ? end * WINDOW : end / WINDOW, Scale.LOG);
  }

  private static double possible(NumericAxis axis, double value) {
    return switch (axis.axis()) {
      case DIV -> Math.max(1, value);
      case MOMENTUM -> Math.max(0, Math.min(1, value));
      // At 100 nothing is left of the cycle; between the last value and it, half way.
      case PCT ->
          value < 100 ? Math.max(0, value) : rounded((axis.end(true) + 100) / 2, Scale.LINEAR);
      default -> value;
    };
  }

  /** By factors, a digit will do where it is near; by differences, it would be another step. */
  private static double rounded(double value, Scale scale) {
    double one = digits(value, 1);
    return scale == Scale.LOG && Math.abs(one / value - 1) <= NEAR
        ? one
        : digits(value, scale == Scale.LOG ? 2 : 3);
  }

  private static double digits(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
