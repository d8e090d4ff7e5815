package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.device.CurrentDevice;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.torch.Libtorch;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Precision;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which trainer a trial gets: a compiled one where the network and the machine are covered, for the
 * device that its thread is bound to, else Deeplearning4j's own.
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
   *     Backend#AUTO} always can on the processor
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
      boolean stockDoes = spec.training().precision() == Precision.FLOAT32 && servesDevice();
      if (backend != Backend.AUTO || !stockDoes) {
        throw new IllegalStateException(
            "Cannot train %s on %s, %s: %s"
                .formatted(
                    spec.model().name(), backend, CurrentDevice.ofThread().name(), e.getMessage()),
            e);
      }
      String reason = SharedTrainers.reason(spec.model(), e);
      if (shared.isNew(reason)) {
        LOG.warn(reason);
      }
      return StockTrainer.create(spec, examples);
    }
  }

  private Trainer compiled(TrainerSpec spec, Blueprint blueprint) throws NotCoveredException {
    Device device = CurrentDevice.ofThread();
    if (backend == Backend.DL4J) {
      throw new NotCoveredException("Deeplearning4j's own passes compute in float32");
    }
    if (backend == Backend.TORCH || device instanceof Device.Cuda) {
      return shared.onTorch(blueprint, spec, device, threads);
    }
    try {
      return shared.onCpu(blueprint, spec);
    } catch (NotCoveredException e) {
      if (backend == Backend.AUTO && Libtorch.missing().isEmpty()) {
        return shared.onTorch(blueprint, spec, device, threads);
      }
      throw e;
    }
  }

  /** Deeplearning4j's own passes, unless they would leave the GPU that was asked for idle. */
  private static boolean servesDevice() {
    return !(CurrentDevice.ofThread() instanceof Device.Cuda) || !Nd4j.getEnvironment().isCPU();
  }
}
