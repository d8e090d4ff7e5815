package io.onecycle.worker.train;

import io.onecycle.worker.api.Examples;

/** Builds a freshly initialised network. */
@FunctionalInterface
public interface TrainerFactory {

  /**
   * A trainer.
   *
   * @param spec which network, updated how
   * @param examples whose shape and target the network is made for
   */
  Trainer create(TrainerSpec spec, Examples examples);
}
