package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.ComparisonRow;
import java.util.Map;
import java.util.Optional;

/**
 * One value of the compared axis, represented by its best setting.
 *
 * @param row the figures
 * @param values what the representing setting has on each axis, as text
 * @param pairs seeds that it and the best group share; 0 for the best itself
 * @param isWorse whether each of its settings is shown to be worse than another
 * @param isSame whether it came out as the best did with every shared seed
 * @param beaten what it is worse than, most clearly; empty if it is not shown to be worse
 * @param ofExamples what part of the variance of its expected value is that of the examples it was
 *     validated on, and not of seeds, in [0, 1] or a little above; 0 where that is not known
 * @param folds on how many different sets of examples it was validated; 0 where that is not known
 */
public record Group(
    ComparisonRow row,
    Map<TrialAxis, String> values,
    int pairs,
    boolean isWorse,
    boolean isSame,
    Optional<Beaten> beaten,
    double ofExamples,
    int folds) {

  public Group {
    values = Map.copyOf(values);
  }

  /** Trials that ended, however they did. */
  public int ended() {
    return row.n() + row.diverged() + row.failed();
  }

  Group withMaxLrReached(Optional<Double> rate) {
    return new Group(
        row.withMaxLrReached(rate), values, pairs, isWorse, isSame, beaten, ofExamples, folds);
  }
}
