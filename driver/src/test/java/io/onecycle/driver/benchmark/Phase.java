package io.onecycle.driver.benchmark;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.score.Scores;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How long the trials of this JVM are in one phase, all threads together. */
final class Phase {

  /** A whole trial. */
  static final Phase TRIAL = new Phase();

  /** Its training loop. */
  static final Phase TRAINING = new Phase();

  /** The loop's steps. */
  static final Phase STEP = new Phase();

  /** Making its trainer. */
  static final Phase CREATE = new Phase();

  /** Its validation. */
  static final Phase VALIDATE = new Phase();

  private final LongAdder nanos = new LongAdder();

  private Phase() {}

  double seconds() {
    return nanos.sum() / 1e9;
  }

  void add(double seconds) {
    nanos.add((long) (seconds * 1e9));
  }

  <T> T time(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos.add(System.nanoTime() - start);
    }
  }

  /** Trainers that time what they do. */
  static TrainerFactory timed(TrainerFactory trainers) {
    return (spec, images) -> new Timed(CREATE.time(() -> create(trainers, spec, images)));
  }

  private static Trainer create(TrainerFactory trainers, TrainerSpec spec, Examples images) {
    return trainers.create(spec, images);
  }

  private record Timed(Trainer trainer) implements Trainer {
    @Override
    public double step(Batch batch, Rates rates) {
      // Made now, to be no part of the step.
      var unused = batch.pixels();
      return STEP.time(() -> trainer.step(batch, rates));
    }

    @Override
    public float[] outputs(Batch batch) {
      return trainer.outputs(batch);
    }

    @Override
    public Scores evaluate(Iterator<Batch> batches, Scorer scorer) {
      return VALIDATE.time(() -> trainer.evaluate(batches, scorer));
    }

    @Override
    public TrainerState state() {
      return trainer.state();
    }

    @Override
    public void restore(TrainerState state) {
      trainer.restore(state);
    }

    @Override
    public void resetOptimiser() {
      trainer.resetOptimiser();
    }

    @Override
    public String backend() {
      return trainer.backend();
    }

    @Override
    public void close() {
      trainer.close();
    }
  }
}
