package io.onecycle.driver.analyse.compare;

/** How a group stands to the best one: what can be said of it, and what cannot. */
public enum Relation {
  /** Another is shown to be better, all pairs of settings allowed for. */
  WORSE,
  /** It may be the best: no other is shown to be better. */
  MAY_BE_BEST,
  /** It has been shown to differ from the best by less than the margin of indifference. */
  AS_GOOD,
  /** It came out as the best did with every shared seed. */
  SAME,
  /** Too few seeds have ended with both. */
  NOT_TESTED,
  /** None of its seeds completed. */
  NOT_COMPLETED
}
