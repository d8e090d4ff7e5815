package io.onecycle.worker.trial.score;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation in inference mode found.
 *
 * @param loss mean per example, without any weight-decay term; may be NaN or infinite
 * @param metrics by name, in the order they were asked for; may be NaN
 */
public record Scores(double loss, Map<String, Double> metrics) implements Serializable {

  public Scores {
    // Copied into what is serializable and keeps its order.
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Of classes, with nothing but accuracy measured. */
  public Scores(double loss, double accuracy) {
    this(loss, Map.of(Objective.ACCURACY.metric(), accuracy));
  }

  /** Share of examples whose most probable class is right, in [0, 1]; empty if not measured. */
  public Optional<Double> accuracy() {
    return metric(Objective.ACCURACY.metric());
  }

  /** A metric, or the loss by its name {@link Objective#LOSS}; empty if not measured. */
  public Optional<Double> metric(String name) {
    return name.equals(Objective.LOSS) ? Optional.of(loss) : Optional.ofNullable(metrics.get(name));
  }
}
