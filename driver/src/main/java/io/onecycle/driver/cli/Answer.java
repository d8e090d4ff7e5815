package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.Axis;
import io.onecycle.driver.analyse.Comparison;
import io.onecycle.driver.store.TrialRow;
import java.util.List;

/** What is compared where nobody says so: weight decays if the sweep has several, else settings. */
final class Answer {

  private Answer() {}

  static Comparison of(List<TrialRow> trials) {
    return Comparison.of(trials, axis(trials));
  }

  private static Axis axis(List<TrialRow> trials) {
    long weightDecays = trials.stream().map(Axis.WEIGHT_DECAY::valueOf).distinct().count();
    return weightDecays > 1 ? Axis.WEIGHT_DECAY : Axis.SETTING;
  }
}
