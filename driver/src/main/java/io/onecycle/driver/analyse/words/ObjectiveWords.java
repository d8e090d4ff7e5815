package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;

/** What that which trials are compared by is called. */
public final class ObjectiveWords {

  private ObjectiveWords() {}

  /** {@code an accuracy of 0.93}, {@code rmse 0.4}. */
  public static String value(Objective objective, String digits) {
    return (Objectives.isAccuracy(objective) ? "an accuracy of " : objective.metric() + " ")
        + digits;
  }

  /** {@code Accuracy}; other metrics as they are written in the sweep file. */
  public static String title(Objective objective) {
    return Objectives.isAccuracy(objective) ? "Accuracy" : objective.metric();
  }

  /** {@code lower is better; } where it is not what everybody expects. */
  static String hint(Objective objective) {
    return objective.goal() == Goal.MINIMIZE ? "lower is better; " : "";
  }
}
