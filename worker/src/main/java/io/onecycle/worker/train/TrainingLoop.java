package io.onecycle.worker.train;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.function.LongSupplier;

/**
 * Trains one trial: every iteration with its scheduled rates, validation after every epoch, an
 * early end where the loss diverges.
 */
public final class TrainingLoop {

  private static final int EVALUATION_BATCH = 500;

  private final TrainerFactory trainers;
  private final LongSupplier nanoTime;

  /**
   * A loop over trainers of one kind.
   *
   * @param nanoTime a clock in nanoseconds, such as {@code System::nanoTime}
   */
  public TrainingLoop(TrainerFactory trainers, LongSupplier nanoTime) {
    this.trainers = trainers;
    this.nanoTime = nanoTime;
  }

  /** Makes ready what the first trial with such a trainer would wait for; trains nothing. */
  public void warmUp(TrainerSpec spec, Dataset data) {
    MiniBatches batches = MiniBatches.of(data, spec.training(), EVALUATION_BATCH, spec.seed());
    try (Trainer trainer = trainers.create(spec, data.train())) {
      var unused = trainer.outputs(batches.validation().next());
    }
  }

  /** Runs {@code trial} to its end. */
  public TrialResult run(Trial trial, Dataset data, TrialListener listener) {
    return run(trial, data, listener, Checkpoints.NONE);
  }

  /** Runs {@code trial} to its end, from its latest checkpoint if there is one. */
  public TrialResult run(
      Trial trial, Dataset data, TrialListener listener, Checkpoints checkpoints) {
    MiniBatches batches = MiniBatches.of(data, trial.training(), EVALUATION_BATCH, trial.seed());
    try (Trainer trainer = trainers.create(TrainerSpec.of(trial), data.train())) {
      Stopwatch watch = new Stopwatch(nanoTime);
      return new TrialRun(
              trial, data.train().target(), batches, trainer, listener, checkpoints, watch)
          .toTheEnd();
    }
  }
}
