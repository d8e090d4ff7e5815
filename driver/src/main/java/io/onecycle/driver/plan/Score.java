package io.onecycle.driver.plan;

import io.onecycle.driver.store.TrialRow;
import java.util.OptionalDouble;

/** How good a trial turned out: what searches rank by. */
public final class Score {

  private Score() {}

  /** The final accuracy, in [0, 1]; larger is better. Empty unless the trial completed. */
  public static OptionalDouble of(TrialRow row) {
    return row.finalAccuracy().stream().mapToDouble(Double::doubleValue).findFirst();
  }
}
