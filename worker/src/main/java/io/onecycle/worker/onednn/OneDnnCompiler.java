package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Training;

/** Compiles for this machine's CPU. */
public final class OneDnnCompiler implements Compiler {

  private final NativeBudget budget;

  /** A compiler whose trainers share a budget. */
  public OneDnnCompiler(NativeBudget budget) {
    this.budget = budget;
  }

  @Override
  public Trainer compile(Structure structure, Training training) throws NotCoveredException {
    try {
      return OneDnnTrainer.create(structure, training, budget);
    } catch (IllegalStateException e) {
      throw new NotCoveredException("oneDNN refuses: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new NotCoveredException(
          "oneDNN cannot be loaded on this platform: " + e.getMessage(), e);
    }
  }
}
