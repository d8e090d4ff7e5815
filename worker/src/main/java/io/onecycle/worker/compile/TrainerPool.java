package io.onecycle.worker.compile;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiled trainers that trials of a JVM use one after the other: compiling a deep network takes
 * seconds. Each serves one trial at a time; of those that nobody uses, the latest few are kept.
 */
public final class TrainerPool implements AutoCloseable {

  private final Compiler compiler;
  private final int spare;
  private final List<Idle> idle = new ArrayList<>();

  /** What trainers must agree in to stand for each other. */
  private record Key(
      Structure structure,
      int batchSize,
      Optimizer optimizer,
      WeightDecayMode mode,
      WeightDecayScope scope,
      Precision precision) {
    static Key of(Structure structure, Training training) {
      return new Key(
          structure,
          training.batchSize(),
          training.optimizer(),
          training.weightDecayMode(),
          training.weightDecayScope(),
          training.precision());
    }
  }

  private record Idle(Key key, Trainer trainer) {}

  /**
   * An empty pool.
   *
   * @param spare how many idle trainers are kept at most
   */
  public TrainerPool(Compiler compiler, int spare) {
    this.compiler = compiler;
    this.spare = spare;
  }

  /**
   * A trainer in the given state; closing it gives it back.
   *
   * @throws NotCoveredException if the compiler cannot compile this
   */
  public Trainer take(Structure structure, Training training, TrainerState initial)
      throws NotCoveredException {
    Key key = Key.of(structure, training);
    Optional<Trainer> known = idle(key);
    Trainer trainer = known.isPresent() ? known.get() : compiler.compile(structure, training);
    trainer.restore(initial);
    return new Borrowed(key, trainer);
  }

  private synchronized Optional<Trainer> idle(Key key) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      if (idle.get(i).key().equals(key)) {
        return Optional.of(idle.remove(i).trainer());
      }
    }
    return Optional.empty();
  }

  private synchronized void giveBack(Key key, Trainer trainer) {
    idle.add(new Idle(key, trainer));
    while (idle.size() > spare) {
      idle.remove(0).trainer().close();
    }
  }

  /** Closes what nobody uses. */
  @Override
  public synchronized void close() {
    idle.forEach(each -> each.trainer().close());
    idle.clear();
  }

  /** A trainer for the time of one trial. */
  private final class Borrowed implements Trainer {
    private final Key key;
    private final Trainer trainer;
    private boolean closed;

    Borrowed(Key key, Trainer trainer) {
      this.key = key;
      this.trainer = trainer;
    }

    @Override
    public double step(Batch batch, Rates rates) {
      return open().step(batch, rates);
    }

    @Override
    public float[] outputs(Batch batch) {
      return open().outputs(batch);
    }

    @Override
    public TrainerState state() {
      return open().state();
    }

    @Override
    public void restore(TrainerState state) {
      open().restore(state);
    }

    @Override
    public void resetOptimiser() {
      open().resetOptimiser();
    }

    @Override
    public String backend() {
      return trainer.backend();
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        giveBack(key, trainer);
      }
    }

    private Trainer open() {
      if (closed) {
        throw new IllegalStateException("Cannot use a trainer that was given back");
      }
      return trainer;
    }
  }
}
