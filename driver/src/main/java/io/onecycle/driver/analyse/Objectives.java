package io.onecycle.driver.analyse;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Goal;
import io.onecycle.worker.trial.Objective;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What trials are compared by, and what that is called. */
public final class Objectives {

  private Objectives() {}

  /** What most of these trials are to be compared by; accuracy where none of them says. */
  public static Objective of(Collection<TrialRow> trials) {
    Comparator<Map.Entry<Objective, Long>> most = Map.Entry.comparingByValue();
    return trials.stream()
        .filter(trial -> trial.scores().objective().isPresent())
        .collect(groupingBy(row -> row.scores().comparedBy(), counting()))
        .entrySet()
        .stream()
        .max(most.thenComparing(one -> one.getKey().toString()))
        .map(Map.Entry::getKey)
        .orElse(Objective.ACCURACY);
  }

  /** A finite value after the last iteration of a completed trial. */
  static Optional<Double> last(TrialRow trial, Objective objective) {
    return trial.isCompleted()
        ? trial.scores().finalOf(objective.metric()).filter(Double::isFinite)
        : Optional.empty();
  }

  public static boolean isAccuracy(Objective objective) {
    return objective.metric().equals(Objective.ACCURACY.metric());
  }

  /** {@code an accuracy of 0.93}, {@code rmse 0.4}. */
  public static String value(Objective objective, String digits) {
    return (isAccuracy(objective) ? "an accuracy of " : objective.metric() + " ") + digits;
  }

  /** {@code Accuracy}; other metrics as they are written in the sweep file. */
  public static String title(Objective objective) {
    return isAccuracy(objective) ? "Accuracy" : objective.metric();
  }

  /** {@code lower is better; } where it is not what everybody expects. */
  static String hint(Objective objective) {
    return objective.goal() == Goal.MINIMIZE ? "lower is better; " : "";
  }
}
