package io.onecycle.worker.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerPoolTest {

  private static final Training TRAINING = Trials.plain().training();
  private static final TrainerState STATE = new TrainerState(new float[] {1}, new float[1], 0, 7);

  private final List<Compiled> compiled = new ArrayList<>();
  private final TrainerPool pool =
      new TrainerPool(
          (structure, training) -> {
            Compiled trainer = new Compiled();
            compiled.add(trainer);
            return trainer;
          },
          1);

  @Test
  void theNextTrialOfTheSameNetworkGetsTheSameTrainerInItsOwnState() throws Exception {
    pool.take(structure(3), TRAINING, STATE).close();
    TrainerState other = new TrainerState(new float[] {2}, new float[1], 0, 8);
    Trainer second = pool.take(structure(3), TRAINING, other);
    assertThat(compiled).hasSize(1);
    assertThat(second.state()).isSameAs(other);
  }

  @Test
  void twoTrialsAtOnceHaveTwoTrainers() throws Exception {
    try (Trainer one = pool.take(structure(3), TRAINING, STATE);
        Trainer other = pool.take(structure(3), TRAINING, STATE)) {
      assertThat(compiled).hasSize(2);
      assertThat(one.backend()).isEqualTo(other.backend());
    }
  }

  @Test
  void anotherNetworkIsCompiledAnewAndTheOneUnusedLongestIsClosed() throws Exception {
    pool.take(structure(3), TRAINING, STATE).close();
    pool.take(structure(4), TRAINING, STATE).close();
    assertThat(compiled).extracting(one -> one.closed).containsExactly(true, false);
    pool.close();
    assertThat(compiled).extracting(one -> one.closed).containsExactly(true, true);
  }

  @Test
  void aTrainerGivenBackCannotBeUsed() throws Exception {
    Trainer trainer = pool.take(structure(3), TRAINING, STATE);
    trainer.close();
    trainer.close();
    assertThatThrownBy(trainer::state).hasMessageContaining("given back");
    try (Trainer next = pool.take(structure(3), TRAINING, STATE)) {
      assertThat(next.state()).isSameAs(STATE);
    }
    assertThat(compiled).hasSize(1);
  }

  private static Structure structure(int classes) {
    Sketch net = new Sketch(1, 2, 2);
    net.dense(0, classes);
    return net.structure();
  }

  /** Computes nothing. */
  private static final class Compiled implements Trainer {
    private TrainerState state = STATE;
    private boolean closed;

    @Override
    public double step(Batch batch, Rates rates) {
      return 0;
    }

    @Override
    public float[] outputs(Batch batch) {
      return new float[batch.size()];
    }

    @Override
    public TrainerState state() {
      return state;
    }

    @Override
    public void restore(TrainerState to) {
      state = to;
    }

    @Override
    public void resetOptimiser() {}

    @Override
    public String backend() {
      return "fake";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
