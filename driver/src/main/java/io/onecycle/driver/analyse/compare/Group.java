package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.ComparisonRow;
import java.util.Map;

/**
 * One value of the compared axis, represented by its best setting.
 *
 * @param row the figures
 * @param values what the representing setting has on each axis, as text
 * @param pairs seeds that it and the best group both completed; 0 for the best itself
 */
public record Group(ComparisonRow row, Map<TrialAxis, String> values, int pairs) {

  public Group {
    values = Map.copyOf(values);
  }

  /** Trials that ended, however they did. */
  public int ended() {
    return row.n() + row.diverged() + row.failed();
  }
}
