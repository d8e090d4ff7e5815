package io.onecycle.driver.refit;

/** What the test examples say of a model. */
public sealed interface TestScores permits ClassScores, NumberScores {

  /** Two-sided 95 % of the normal distribution. */
  double Z = 1.959963984540054;

  /** How many, at least 1. */
  int examples();

  /** Mean loss per example. */
  double loss();

  /** Its standard deviation over examples. */
  double lossSd();

  /** Half the width of the mean loss's 95 % confidence interval. */
  default double lossHalfWidth() {
    return Z * lossSd() / Math.sqrt(examples());
  }
}
