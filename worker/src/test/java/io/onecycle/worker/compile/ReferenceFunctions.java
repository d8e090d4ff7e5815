package io.onecycle.worker.compile;

import io.onecycle.worker.compile.Operation.Activation;

/** Activation functions, as they are written in papers. */
final class ReferenceFunctions {

  private ReferenceFunctions() {}

  static double of(Activation activation, double x) {
    double a = activation.slope();
    return switch (activation.function()) {
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : a * x;
      case ELU -> x > 0 ? x : a * Math.expm1(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
      case SWISH -> x * sigmoid(a * x);
      case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
      case SOFTPLUS -> Math.log1p(Math.exp(x));
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case CUBE -> x * x * x;
      case THRESHOLDED_RELU -> x > a ? x : 0;
      case RATIONAL_TANH -> 1.7159 * likeTanh(2 * x / 3);
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double likeTanh(double y) {
    double size = Math.abs(y);
    return Math.signum(y) * (1 - 1 / (1 + size + size * size + 1.41645 * Math.pow(size, 4)));
  }
}
