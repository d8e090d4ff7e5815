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
  private final boolean withCanaries;

  /**
   * A compiler whose trainers share a budget. With the system property {@value Canaries#PROPERTY}
   * true, they check after each primitive that it has kept to its memory.
   */
  public OneDnnCompiler(NativeBudget budget) {
    this(budget, Canaries.areAskedFor());
  }

  private OneDnnCompiler(NativeBudget budget, boolean withCanaries) {
    this.budget = budget;
    this.withCanaries = withCanaries;
  }

  /** A compiler whose trainers check, whatever the property says. */
  public static OneDnnCompiler withCanaries(NativeBudget budget) {
    return new OneDnnCompiler(budget, true);
  }

  @Override
  public Trainer compile(Structure structure, Training training) throws NotCoveredException {
    try {
      return OneDnnTrainer.create(
          structure, training, budget, withCanaries ? Canaries.on() : Canaries.off());
    } catch (IllegalStateException e) {
      throw new NotCoveredException("oneDNN refuses: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new NotCoveredException(
          "oneDNN cannot be loaded on this platform: " + e.getMessage(), e);
    }
  }
}
