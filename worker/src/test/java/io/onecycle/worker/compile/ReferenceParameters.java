package io.onecycle.worker.compile;

import java.util.Arrays;
import java.util.Optional;

/** The numbers of a flat vector, as operations read them; running statistics move in it. */
final class ReferenceParameters {

  private final double[] vector;
  private final boolean training;

  ReferenceParameters(double[] vector, boolean training) {
    this.vector = vector;
    this.training = training;
  }

  /** Else inference. */
  boolean training() {
    return training;
  }

  /** All numbers of a parameter, row by row. */
  double[] of(Parameter parameter) {
    int length = Math.toIntExact(parameter.length());
    if (parameter.isRowMajor() && parameter.coding() == Coding.PLAIN) {
      int from = Math.toIntExact(parameter.offset());
      return Arrays.copyOfRange(vector, from, from + length);
    }
    double[] numbers = new double[length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = at(parameter, i);
    }
    return numbers;
  }

  /** The same, or zeros where there is none. */
  double[] of(Optional<Parameter> parameter, int length) {
    return parameter.map(this::of).orElseGet(() -> new double[length]);
  }

  /** The i-th number of a parameter, counted row by row. */
  double at(Parameter parameter, int i) {
    return parameter.coding().decoded(vector[Math.toIntExact(parameter.place(i))]);
  }

  /** Moves a running statistic towards a value. */
  void follow(Parameter statistic, int i, double decay, double value) {
    double next = decay * at(statistic, i) + (1 - decay) * value;
    vector[Math.toIntExact(statistic.place(i))] = statistic.coding().encoded(next);
  }
}
