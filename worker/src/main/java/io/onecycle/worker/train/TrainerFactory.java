package io.onecycle.worker.train;

import io.onecycle.worker.data.Images;
import io.onecycle.worker.trial.Trial;

/** Builds a freshly initialised network. */
@FunctionalInterface
public interface TrainerFactory {

  /**
   * A trainer for {@code trial}.
   *
   * @param images whose shape and number of classes the network is made for
   */
  Trainer create(Trial trial, Images images);
}
