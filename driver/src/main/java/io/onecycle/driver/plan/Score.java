package io.onecycle.driver.plan;

import io.onecycle.driver.table.TrialRow;
import java.util.OptionalDouble;

/** How good a trial turned out: what searches rank by. */
public final class Score {

  private Score() {}

  /**
   * What the objective is worth after the last iteration: larger is better. Empty unless the trial
   * completed with a finite value.
   */
  public static OptionalDouble of(TrialRow row) {
    return row.scores().finalObjective().stream()
        .mapToDouble(row.scores().comparedBy()::worth)
        .filter(Double::isFinite)
        .findFirst();
  }
}
