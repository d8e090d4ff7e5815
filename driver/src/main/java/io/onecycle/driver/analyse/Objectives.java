package io.onecycle.driver.analyse;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What trials are compared by. */
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
  public static Optional<Double> last(TrialRow trial, Objective objective) {
    return trial.isCompleted()
        ? trial.scores().finalOf(objective.metric()).filter(Double::isFinite)
        : Optional.empty();
  }

  public static boolean isAccuracy(Objective objective) {
    return objective.metric().equals(Objective.ACCURACY.metric());
  }
}
