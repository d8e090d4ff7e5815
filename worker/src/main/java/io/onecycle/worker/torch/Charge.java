package io.onecycle.worker.torch;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.trial.Training;

/** What a trainer has taken of the budget: as much as its largest mini-batch so far needs. */
final class Charge implements AutoCloseable {

  private final Structure structure;
  private final Training training;
  private final NativeBudget budget;
  private long taken;

  Charge(Structure structure, Training training, NativeBudget budget) {
    this.structure = structure;
    this.training = training;
    this.budget = budget;
  }

  /**
   * Takes what a step with so many examples needs beyond what is taken.
   *
   * @throws NativeMemoryException if that does not fit
   */
  void ofStep(int examples) {
    take(MemoryNeed.ofTraining(structure, training, examples));
  }

  /**
   * Takes what an evaluation of so many examples needs beyond what is taken.
   *
   * @throws NativeMemoryException if that does not fit
   */
  void ofEvaluation(int examples) {
    take(MemoryNeed.ofInference(structure, training, examples));
  }

  private void take(long ofValues) {
    long more = MemoryNeed.ofParameters(structure) + ofValues - taken;
    if (more > 0) {
      budget.take(more);
      taken += more;
    }
  }

  @Override
  public void close() {
    budget.giveBack(taken);
    taken = 0;
  }
}
