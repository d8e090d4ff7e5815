package io.onecycle.worker.lrfind;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Has a closed form for a loss and notes what it was given; its state is how often it stepped. */
final class FakeTrainer implements Trainer {

  final List<String> training = new ArrayList<>();
  final List<String> validation = new ArrayList<>();
  final List<Rates> rates = new ArrayList<>();
  int state;
  int resets;
  boolean closed;
  private final IntToDoubleFunction loss;

  /** A trainer whose loss at step i, from 0, is {@code loss}; that may throw. */
  FakeTrainer(IntToDoubleFunction loss) {
    this.loss = loss;
  }

  @Override
  public double step(Batch batch, Rates with) {
    state++;
    training.add(contents(batch));
    rates.add(with);
    return loss.applyAsDouble(training.size() - 1);
  }

  @Override
  public float[] outputs(Batch batch) {
    throw new UnsupportedOperationException("evaluates without outputs");
  }

  @Override
  public Scores evaluate(Iterator<Batch> batches, Scorer scorer) {
    validation.add(contents(batches.next()));
    return new Scores(state, 0.5);
  }

  @Override
  public TrainerState state() {
    return new TrainerState(new float[0], new float[0], state, 0);
  }

  @Override
  public void restore(TrainerState to) {
    state = (int) to.steps();
  }

  @Override
  public void resetOptimiser() {
    resets++;
  }

  @Override
  public String backend() {
    return "closed form";
  }

  @Override
  public void close() {
    closed = true;
  }

  private static String contents(Batch batch) {
    int pixels = batch.size() * batch.shape().size();
    return Arrays.toString(Arrays.copyOf(batch.pixels(), pixels));
  }
}
