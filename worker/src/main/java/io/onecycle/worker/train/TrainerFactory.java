package io.onecycle.worker.train;

import io.onecycle.worker.data.Images;

/** Builds a freshly initialised network. */
@FunctionalInterface
public interface TrainerFactory {

  /**
   * A trainer.
   *
   * @param spec which network, updated how
   * @param images whose shape and number of classes the network is made for
   */
  Trainer create(TrainerSpec spec, Images images);
}
