package io.onecycle.driver.analyse.audit;

/** The parabola through three points. */
final class Parabola {

  private Parabola() {}

  /**
   * How far its top is above the highest of the three; 0 if it has none between the first and the
   * last.
   *
   * @param x three numbers, rising
   */
  static double gain(double[] x, double first, double middle, double last) {
    double left = (middle - first) / (x[1] - x[0]);
    double right = (last - middle) / (x[2] - x[1]);
    double curvature = (right - left) / (x[2] - x[0]);
    if (!(curvature < 0)) {
      return 0;
    }
    double top = (x[0] + x[1]) / 2 - left / (2 * curvature);
    if (top <= x[0] || top >= x[2]) {
      return 0;
    }
    double height = first + left * (top - x[0]) + curvature * (top - x[0]) * (top - x[1]);
    return height - Math.max(first, Math.max(middle, last));
  }
}
