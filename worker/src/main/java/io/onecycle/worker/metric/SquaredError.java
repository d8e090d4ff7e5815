package io.onecycle.worker.metric;

/** The mean squared error of a mini-batch's numbers. */
final class SquaredError {

  private SquaredError() {}

  /**
   * The mean loss; the outputs are overwritten by its gradient.
   *
   * @param count how many numbers count
   */
  static double lossAndGradient(float[] outputs, float[] values, int count) {
    double loss = loss(outputs, values, count);
    for (int i = 0; i < count; i++) {
      outputs[i] = 2 * (outputs[i] - values[i]) / count;
    }
    return loss;
  }

  static double loss(float[] outputs, float[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double error = (double) outputs[i] - values[i];
      sum += error * error;
    }
    return sum / count;
  }
}
