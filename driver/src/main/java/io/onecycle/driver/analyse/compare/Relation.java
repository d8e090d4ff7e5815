package io.onecycle.driver.analyse.compare;

/** How a group stands to the best one: what can be said of the two, and what cannot. */
public enum Relation {
  /** It is worse, and that is not chance. */
  WORSE,
  /** Where both completed it is better, and that is not chance; but not all its seeds completed. */
  BETTER_WHERE_BOTH_COMPLETED,
  /** It cannot be told apart from the best with the seeds that there are. */
  CANNOT_TELL,
  /** It has been shown to differ from the best by less than the margin of indifference. */
  AS_GOOD,
  /** It came out as the best did with every shared seed. */
  SAME,
  /** It differs by the same amount with every shared seed: without variation there is no test. */
  WITHOUT_VARIATION,
  /** It is worse than another setting, though not shown to be worse than the best. */
  WORSE_THAN_ANOTHER,
  /** Too few seeds have completed with both. */
  NOT_TESTED,
  /** None of its seeds completed. */
  NOT_COMPLETED
}
