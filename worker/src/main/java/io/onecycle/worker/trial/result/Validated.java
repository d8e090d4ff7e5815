package io.onecycle.worker.trial.result;

import io.onecycle.worker.check.Require;
import java.util.Optional;

/**
 * What a trial was validated on, however it ended.
 *
 * @param examples how many, at least 1
 * @param chance what the objective is worth on them to outputs that know nothing of the input;
 *     empty where that is not known of a metric
 */
public record Validated(int examples, Optional<Double> chance) {

  public Validated {
    Require.that(examples >= 1, "validation examples", examples, "at least 1");
  }
}
