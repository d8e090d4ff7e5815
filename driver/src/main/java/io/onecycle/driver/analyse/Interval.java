package io.onecycle.driver.analyse;

/** A confidence interval. */
record Interval(double low, double high) {

  static Interval around(double centre, double halfWidth) {
    return new Interval(centre - halfWidth, centre + halfWidth);
  }

  double halfWidth() {
    return (high - low) / 2;
  }
}
