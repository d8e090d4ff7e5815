package io.onecycle.worker.train;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.metric.Chance;
import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.result.Validated;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.PerClass;
import io.onecycle.worker.trial.score.Scores;
import java.util.Optional;

/** One trial in training, from its beginning or from a checkpoint to its end. */
final class TrialRun {

  private final Trial trial;
  private final Target target;
  private final Objective objective;
  private final MiniBatches batches;
  private final Trainer trainer;
  private final TrialListener listener;
  private final Checkpoints checkpoints;
  private final Stopwatch watch;
  private final Schedule schedule;
  private final Recorder recorder;
  private final DivergenceGuard guard = new DivergenceGuard();
  private long images;
  private Optional<PerClass> perClass = Optional.empty();

  TrialRun(
      Trial trial,
      Target target,
      MiniBatches batches,
      Trainer trainer,
      TrialListener listener,
      Checkpoints checkpoints,
      Stopwatch watch) {
    this.trial = trial;
    this.target = target;
    this.batches = batches;
    this.trainer = trainer;
    this.listener = listener;
    this.checkpoints = checkpoints;
    this.watch = watch;
    this.objective = Metrics.objective(trial.training().scoring(), target);
    this.recorder = new Recorder(objective);
    this.schedule = Schedules.of(trial, batches.training().perEpoch());
  }

  TrialResult toTheEnd() {
    checkpoints.latest(trainer.backend()).ifPresent(this::goOnFrom);
    int done = recorder.curve().size();
    int perEpoch = batches.training().perEpoch();
    int epochs = trial.training().epochs() * trial.training().cycles();
    for (int epoch = done / perEpoch; epoch < epochs; epoch++) {
      int from = epoch == done / perEpoch ? done % perEpoch : 0;
      Optional<Outcome> diverged = epoch(epoch, from);
      if (diverged.isPresent()) {
        return result(diverged.get());
      }
      if (epoch < epochs - 1) {
        saveIfDue();
      }
    }
    return result(recorder.completed(perClass));
  }

  private void goOnFrom(Checkpoint checkpoint) {
    for (CurvePoint point : checkpoint.curve()) {
      recorder.replay(point);
      // It has not diverged; the guard needs the first loss.
      var unused = guard.diverged(point.trainLoss(), point.trainLossSmoothed());
    }
    trainer.restore(checkpoint.state());
    watch.startFrom(checkpoint.trainingNanos());
    images = checkpoint.images();
  }

  private Optional<Outcome> epoch(int epoch, int from) {
    watch.resume();
    batches.training().startEpoch(epoch);
    batches.training().skip(from);
    int perEpoch = batches.training().perEpoch();
    for (int b = from; b < perEpoch; b++) {
      CurvePoint point = iteration(epoch, epoch * perEpoch + b);
      if (guard.diverged(point.trainLoss(), point.trainLossSmoothed())) {
        watch.pause();
        listener.iterationDone(point, schedule.iterations());
        return Optional.of(new Outcome.Diverged(point.iteration(), point.trainLoss()));
      }
      if (b < perEpoch - 1) {
        listener.iterationDone(point, schedule.iterations());
        saveIfDue();
      }
    }
    watch.pause();
    boolean last = (epoch + 1) * perEpoch == schedule.iterations();
    CurvePoint validated = recorder.validated(validationScores(last));
    listener.iterationDone(validated, schedule.iterations());
    return Optional.empty();
  }

  private Scores validationScores(boolean last) {
    batches.validation().restart();
    Scorer scorer = new Scorer(target, trial.training().scoring(), batches.names(), last);
    Scores scores = trainer.evaluate(batches.validation(), scorer);
    perClass = scorer.perClass(batches.names());
    return scores;
  }

  private CurvePoint iteration(int epoch, int t) {
    Rates rates = Rates.at(t, schedule, trial);
    var batch = batches.training().next();
    double loss = trainer.step(batch, rates);
    images += batch.size();
    return recorder.record(t, epoch, rates, loss);
  }

  private void saveIfDue() {
    watch.unlessEarlierThan(
        checkpoints.every().toNanos(),
        trained ->
            checkpoints.save(
                new Checkpoint(
                    recorder.curve(), trainer.state(), trained, images, trainer.backend())));
  }

  private TrialResult result(Outcome outcome) {
    return new TrialResult(
        outcome,
        recorder.curve(),
        Optional.of(validated()),
        watch.trainedNanos() / 1e9,
        images,
        trainer.backend());
  }

  private Validated validated() {
    EvaluationBatches set = batches.validation();
    return new Validated(
        set.examples(), Chance.of(objective, target, set.truth(), set.targetScale()));
  }
}
