package io.onecycle.worker.train;

import io.onecycle.worker.data.EvaluationBatches;
import io.onecycle.worker.data.ImageDataset;
import io.onecycle.worker.data.MiniBatches;
import io.onecycle.worker.data.TrainingBatches;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.CurvePoint;
import io.onecycle.worker.trial.Outcome;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.TrialResult;
import java.util.Optional;
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

  /** Runs {@code trial} to its end. */
  public TrialResult run(Trial trial, ImageDataset data, TrialListener listener) {
    MiniBatches batches = MiniBatches.of(data, trial.training(), EVALUATION_BATCH, trial.seed());
    try (Trainer trainer = trainers.create(TrainerSpec.of(trial), data.train())) {
      return new Run(trial, batches, trainer, listener).toTheEnd();
    }
  }

  /** The state of one trial in training. */
  private final class Run {
    private final Trial trial;
    private final TrainingBatches batches;
    private final EvaluationBatches validation;
    private final Trainer trainer;
    private final TrialListener listener;
    private final Schedule schedule;
    private final Recorder recorder = new Recorder();
    private final DivergenceGuard guard = new DivergenceGuard();
    private long trainingNanos;
    private long images;

    Run(Trial trial, MiniBatches batches, Trainer trainer, TrialListener listener) {
      this.trial = trial;
      this.batches = batches.training();
      this.validation = batches.validation();
      this.trainer = trainer;
      this.listener = listener;
      this.schedule = Schedules.of(trial, this.batches.perEpoch());
    }

    TrialResult toTheEnd() {
      int epochs = trial.training().epochs() * trial.training().cycles();
      for (int epoch = 0; epoch < epochs; epoch++) {
        Optional<Outcome> diverged = epoch(epoch);
        if (diverged.isPresent()) {
          return result(diverged.get());
        }
      }
      return result(recorder.completed());
    }

    private Optional<Outcome> epoch(int epoch) {
      long started = nanoTime.getAsLong();
      batches.startEpoch(epoch);
      int last = batches.perEpoch() - 1;
      for (int b = 0; b <= last; b++) {
        CurvePoint point = iteration(epoch, epoch * batches.perEpoch() + b);
        if (guard.diverged(point.trainLoss(), point.trainLossSmoothed())) {
          trainingNanos += nanoTime.getAsLong() - started;
          listener.iterationDone(point, schedule.iterations());
          return Optional.of(new Outcome.Diverged(point.iteration(), point.trainLoss()));
        }
        if (b < last) {
          listener.iterationDone(point, schedule.iterations());
        }
      }
      trainingNanos += nanoTime.getAsLong() - started;
      CurvePoint validated = recorder.validated(Evaluation.over(validation, trainer));
      listener.iterationDone(validated, schedule.iterations());
      return Optional.empty();
    }

    private CurvePoint iteration(int epoch, int t) {
      Rates rates = Rates.at(t, schedule, trial.setting(), trial.model().layerGroups());
      var batch = batches.next();
      double loss = trainer.step(batch, rates);
      images += batch.size();
      return recorder.record(t, epoch, rates, loss);
    }

    private TrialResult result(Outcome outcome) {
      return new TrialResult(
          outcome, recorder.curve(), trainingNanos / 1e9, images, trainer.backend());
    }
  }
}
