package io.onecycle.worker.trial;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What is measured on the validation set.
 *
 * @param metrics names of built-in metrics, or of classes, in the order of their columns; empty for
 *     what is usual for the target
 * @param objective what settings are compared by; empty for what is usual for the target
 */
public record Scoring(List<String> metrics, Optional<Objective> objective) implements Serializable {

  /** Accuracy of classes, rmse, mae and r2 of numbers. */
  public static final Scoring USUAL = new Scoring(List.of(), Optional.empty());

  public Scoring {
    metrics = List.copyOf(metrics);
  }
}
