package io.onecycle.driver.analyse.stats;

/** A confidence interval. */
public record Interval(double low, double high) {

  static Interval around(double centre, double halfWidth) {
    return new Interval(centre - halfWidth, centre + halfWidth);
  }

  public double halfWidth() {
    return (high - low) / 2;
  }
}
