package io.onecycle.worker.compile;

import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Training;

/** Turns a structure into something that trains it. */
@FunctionalInterface
public interface Compiler {

  /**
   * A trainer whose parameters are all 0 until its state is restored.
   *
   * @param training the update rule, and the size of a mini-batch
   * @throws NotCoveredException if this network or this machine is not covered
   */
  Trainer compile(Structure structure, Training training) throws NotCoveredException;
}
