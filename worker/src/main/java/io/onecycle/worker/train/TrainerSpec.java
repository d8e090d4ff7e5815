package io.onecycle.worker.train;

import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;

/**
 * What a fresh trainer is made of.
 *
 * @param model which network
 * @param training how it is updated; of this its length is of no account
 * @param seed fixes the initial weights
 */
public record TrainerSpec(ModelSpec model, Training training, long seed) {

  /** What {@code trial} is trained with. */
  public static TrainerSpec of(Trial trial) {
    return new TrainerSpec(trial.model(), trial.training(), trial.seed());
  }
}
