package io.onecycle.worker.trial.score;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What is measured on the validation set. Not a record: an Optional cannot be sent to an executor.
 */
public final class Scoring implements Serializable {

  /** Accuracy of classes, rmse, mae and r2 of numbers. */
  public static final Scoring USUAL = new Scoring(List.of(), Optional.empty());

  private final List<String> metrics;
  private final List<Objective> objective;
  private final boolean wasUsual;

  /**
   * What is measured.
   *
   * @param metrics names of built-in metrics, or of classes, in the order of their columns; empty
   *     for what is usual for the target
   * @param objective what settings are compared by; empty for what is usual for the target
   */
  public Scoring(List<String> metrics, Optional<Objective> objective) {
    this(metrics, objective, false);
  }

  private Scoring(List<String> metrics, Optional<Objective> objective, boolean wasUsual) {
    this.metrics = List.copyOf(metrics);
    this.objective = objective.stream().toList();
    this.wasUsual = wasUsual;
  }

  /** An objective that went without saying once, and so has no say in a trial's identity. */
  public static Scoring comparingByWhatWasUsual(List<String> metrics, Objective objective) {
    return new Scoring(metrics, Optional.of(objective), true);
  }

  /** The same as far as it is part of a trial's identity. */
  public Scoring identity() {
    return wasUsual ? new Scoring(metrics, Optional.empty()) : this;
  }

  /** Names of built-in metrics, or of classes, in the order of their columns. */
  public List<String> metrics() {
    return metrics;
  }

  /** What settings are compared by. */
  public Optional<Objective> objective() {
    return objective.stream().findFirst();
  }

  /** The same metrics, whatever settings are compared by. */
  public Scoring ofMetrics() {
    return new Scoring(metrics, Optional.empty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scoring scoring
        && metrics.equals(scoring.metrics)
        && objective.equals(scoring.objective)
        && wasUsual == scoring.wasUsual;
  }

  @Override
  public int hashCode() {
    return 31 * metrics.hashCode() + objective.hashCode();
  }

  @Override
  public String toString() {
    return "Scoring[metrics=" + metrics + ", objective=" + objective + "]";
  }
}
