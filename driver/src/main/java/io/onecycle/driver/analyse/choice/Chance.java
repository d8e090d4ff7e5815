package io.onecycle.driver.analyse.choice;

/** How small the p-values of equal settings are by chance alone. */
interface Chance {

  /** How probable it is that some pair of the first {@code settings} tells as much as this one. */
  double pValue(int settings, Pair pair);

  /** The p-value of a pair below which {@link #pValue} is below {@code error}. */
  double critical(int settings, double error);
}
