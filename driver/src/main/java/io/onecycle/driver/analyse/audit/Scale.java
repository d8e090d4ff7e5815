package io.onecycle.driver.analyse.audit;

/** How an axis is stepped through. */
public enum Scale {
  /** By factors. */
  LOG,
  /** By differences. */
  LINEAR;

  /** The coordinate in which steps are alike; minus infinity for 0 by factors. */
  public double at(double value) {
    return this == LOG ? Math.log(value) : value;
  }

  /** The value at a coordinate. */
  public double value(double at) {
    return this == LOG ? Math.exp(at) : at;
  }
}
