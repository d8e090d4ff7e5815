package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.nativeops.NativeOpsCompiler;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Precision;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which trainer a trial gets: a compiled one where the network and the machine are covered, else
 * Deeplearning4j's own.
 */
public final class Trainers implements TrainerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(Trainers.class);

  private final Backend backend;
  private final int threads;
  private final SharedTrainers shared;

  /**
   * Trainers on one backend.
   *
   * @param threads native threads that each trainer computes with, at least 1
   * @param shared with the other trials of this JVM
   */
  public Trainers(Backend backend, int threads, SharedTrainers shared) {
    this.backend = backend;
    this.threads = threads;
    this.shared = shared;
  }

  /**
   * A freshly initialised trainer, for the thread that calls.
   *
   * @throws IllegalStateException if the backend asked for cannot train this network; {@link
   *     Backend#AUTO} always can
   */
  @Override
  public Trainer create(TrainerSpec spec, Examples examples) {
    NativeThreads.use(threads);
    if (backend == Backend.DL4J && spec.training().precision() == Precision.FLOAT32) {
      return StockTrainer.create(spec, examples);
    }
    try {
      return compiled(spec, shared.blueprint(spec.model(), examples));
    } catch (NotCoveredException e) {
      if (backend != Backend.AUTO || spec.training().precision() != Precision.FLOAT32) {
        throw new IllegalStateException(
            "Cannot train %s on %s: %s".formatted(spec.model().name(), backend, e.getMessage()), e);
      }
      String reason = SharedTrainers.reason(spec.model(), e);
      if (shared.isNew(reason)) {
        LOG.warn(reason);
      }
      return StockTrainer.create(spec, examples);
    }
  }

  private Trainer compiled(TrainerSpec spec, Blueprint blueprint) throws NotCoveredException {
    boolean onCpu =
        backend == Backend.ONEDNN || (backend == Backend.AUTO && Nd4j.getEnvironment().isCPU());
    if (!onCpu && spec.training().precision() != Precision.FLOAT32) {
      throw new NotCoveredException("only oneDNN trains in another precision than float32");
    }
    if (onCpu) {
      return shared.onCpu(blueprint, spec);
    }
    // Not shared: its arrays are in the memory of the device that this thread is bound to.
    Trainer trainer = new NativeOpsCompiler().compile(blueprint.structure(), spec.training());
    trainer.restore(blueprint.initial(spec));
    return trainer;
  }
}
