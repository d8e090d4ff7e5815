package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.RangeScores;
import java.util.Optional;

/** The published rules by which a curve suggests a learning rate. */
public final class SuggestionRule {

  private SuggestionRule() {}

  /** What {@code rule} suggests; empty where the curve has no such place. */
  public static Optional<Double> suggestion(Suggestion rule, RangeScores found) {
    return switch (rule) {
      case MINIMUM -> found.suggestionMinimum();
      case STEEPEST -> found.suggestionSteep();
      case VALLEY -> found.suggestionValley();
    };
  }
}
