package io.onecycle.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.result.Validated;
import io.onecycle.worker.trial.score.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

  /** 70 training images once 8 are held out: two batches an epoch, the second of 6 images. */
  private static final Dataset DATA = new Dataset("tiny", images(78), images(10));

  private final AtomicLong clock = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void recordsEveryIterationWithItsScheduledRates() {
    TrialResult result = run(trial(3), t -> 2 - t / 10.0, TrialListener.NONE);
    assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(result.curve()).extracting(CurvePoint::iteration).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(result.curve()).extracting(CurvePoint::epoch).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(result.curve().get(0).lr()).isEqualTo(0.01);
    assertThat(result.curve().get(2).lr()).isEqualTo(0.1);
    assertThat(result.curve().get(2).momentum()).isEqualTo(0.85);
    assertThat(result.curve().get(3).trainLoss()).isEqualTo(1.7);
    assertThat(result.imagesTrained()).isEqualTo(3 * 70);
  }

  @Test
  void validatesAfterTheLastIterationOfEveryEpoch() {
    TrialResult result = run(trial(2), t -> 1, TrialListener.NONE);
    assertThat(result.curve())
        .extracting(point -> point.validation().isPresent())
        .containsExactly(false, true, false, true);
  }

  @Test
  void keepsTheFirstOfTheBestEpochs() {
    TrialResult result = run(trial(3), t -> 1, TrialListener.NONE);
    Outcome.Completed done = (Outcome.Completed) result.outcome();
    assertThat(done.bestEpoch()).isEqualTo(1);
    assertThat(done.best().accuracy().orElseThrow()).isEqualTo(0.9);
    assertThat(done.last().accuracy().orElseThrow()).isEqualTo(0.8);
  }

  @Test
  void saysWhatItWasValidatedOnHoweverItEnded() {
    Validated eight = new Validated(8, Optional.of(0.5));
    assertThat(run(trial(2), t -> 1, TrialListener.NONE).validated()).hasValue(eight);
    assertThat(run(trial(2), t -> Double.NaN, TrialListener.NONE).validated()).hasValue(eight);
  }

  @Test
  void endsWhereTheLossIsNotANumber() {
    TrialResult result = run(trial(5), t -> t == 3 ? Double.NaN : 1, TrialListener.NONE);
    assertThat(result.outcome()).isEqualTo(new Outcome.Diverged(3, Double.NaN));
    assertThat(result.curve()).hasSize(4);
  }

  @Test
  void endsWhereTheAverageLossIsFarAboveTheFirst() {
    TrialResult result = run(trial(50), t -> t < 10 ? 1 : 100, TrialListener.NONE);
    assertThat(result.outcome()).isInstanceOf(Outcome.Diverged.class);
    CurvePoint last = result.curve().get(result.curve().size() - 1);
    assertThat(last.trainLossSmoothed()).isGreaterThan(4);
    assertThat(result.curve().get(result.curve().size() - 2).trainLossSmoothed())
        .isLessThanOrEqualTo(4);
  }

  @Test
  void leavesValidationOutOfTheTrainingTime() {
    TrialResult result = run(trial(2), t -> 1, TrialListener.NONE);
    assertThat(result.trainingSeconds()).isEqualTo(4);
    assertThat(result.imagesPerSecond()).isEqualTo(140 / 4.0);
  }

  @Test
  void tellsItsListenerOfEveryIterationOnceAndFreesTheTrainerWhenThatThrows() {
    List<Integer> heard = new ArrayList<>();
    TrialListener listener =
        (point, iterations) -> {
          heard.add(point.iteration());
          if (point.iteration() == 2) {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> run(trial(2), t -> 1, listener)).hasMessage("stop");
    assertThat(heard).containsExactly(0, 1, 2);
    assertThat(closed).isTrue();
  }

  @Test
  void savesNoCheckpointOfAShortTrialNorOneAfterTheEnd() {
    Saved saved = new Saved(Duration.ofDays(1));
    run(trial(2), t -> 1, TrialListener.NONE, saved);
    assertThat(saved.all).isEmpty();
  }

  @Test
  void savesBetweenIterationsAsSoonAsTheTimeHasCome() {
    Saved saved = new Saved(Duration.ofSeconds(3));
    run(trial(2), t -> 1, TrialListener.NONE, saved);
    // An epoch is two seconds of training and a thousand of validation, after which one is due.
    assertThat(saved.all).extracting(each -> each.curve().size()).containsExactly(2);
    assertThat(saved.all.get(0).curve().get(1).validation()).isPresent();
    assertThat(saved.all.get(0).trainingNanos()).isEqualTo(2_000_000_000L);
    Saved often = new Saved(Duration.ofSeconds(1));
    run(trial(2), t -> 1, TrialListener.NONE, often);
    assertThat(often.all).extracting(each -> each.curve().size()).containsExactly(1, 2, 3);
  }

  @Test
  void aContinuedTrialCountsTheTimeAndTheImagesOfItsWholeCurve() {
    Saved saved = new Saved(Duration.ofSeconds(1));
    TrialResult undisturbed = run(trial(3), t -> 2 - t / 10.0, TrialListener.NONE, saved);
    for (Checkpoint from : saved.all) {
      Saved resumed = new Saved(Duration.ofDays(1));
      resumed.all.add(from);
      assertThat(run(trial(3), t -> 2 - t / 10.0, TrialListener.NONE, resumed))
          .isEqualTo(undisturbed);
    }
    assertThat(saved.all).hasSize(5);
  }

  @Test
  void aContinuedTrialDivergesWhereTheUndisturbedOneDoes() {
    IntToDoubleFunction loss = t -> t < 10 ? 1 : 100;
    Saved saved = new Saved(Duration.ofSeconds(1));
    TrialResult undisturbed = run(trial(50), loss, TrialListener.NONE, saved);
    Saved resumed = new Saved(Duration.ofDays(1));
    resumed.all.add(saved.all.get(9));
    assertThat(run(trial(50), loss, TrialListener.NONE, resumed)).isEqualTo(undisturbed);
    assertThat(undisturbed.outcome()).isInstanceOf(Outcome.Diverged.class);
  }

  /** Goes on from the last one and keeps all. */
  private static final class Saved implements Checkpoints {
    private final List<Checkpoint> all = new ArrayList<>();
    private final Duration every;

    Saved(Duration every) {
      this.every = every;
    }

    @Override
    public Optional<Checkpoint> latest(String backend) {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public Duration every() {
      return every;
    }

    @Override
    public void save(Checkpoint checkpoint) {
      all.add(checkpoint);
    }
  }

  private TrialResult run(Trial trial, IntToDoubleFunction loss, TrialListener listener) {
    return run(trial, loss, listener, Checkpoints.NONE);
  }

  private TrialResult run(
      Trial trial, IntToDoubleFunction loss, TrialListener listener, Checkpoints checkpoints) {
    return new TrainingLoop((of, images) -> new ClosedForm(loss), clock::get)
        .run(trial, DATA, listener, checkpoints);
  }

  private static Trial trial(int epochs) {
    Training training =
        Trials.training(epochs, WeightDecayMode.L2, WeightDecayScope.ALL, Optimizer.SGD);
    return Trials.of(training, 0.1, 0, 1);
  }

  private static Examples images(int n) {
    byte[] labels = new byte[n];
    for (int i = 0; i < n; i++) {
      labels[i] = (byte) (i % 2);
    }
    return Examples.images(1, 2, 2, 2, new byte[n * 4], labels);
  }

  /**
   * A step takes a second and an evaluation a thousand; accuracy is best after the second epoch.
   */
  private final class ClosedForm implements Trainer {
    private final IntToDoubleFunction loss;
    private int steps;

    ClosedForm(IntToDoubleFunction loss) {
      this.loss = loss;
    }

    @Override
    public double step(Batch batch, Rates rates) {
      clock.addAndGet(1_000_000_000L);
      return loss.applyAsDouble(steps++);
    }

    @Override
    public float[] outputs(Batch batch) {
      throw new UnsupportedOperationException("evaluates without outputs");
    }

    @Override
    public Scores evaluate(Iterator<Batch> batches, Scorer scorer) {
      clock.addAndGet(1_000_000_000_000L);
      return new Scores(1, steps == 4 ? 0.9 : 0.8);
    }

    @Override
    public TrainerState state() {
      return new TrainerState(new float[0], new float[0], steps, 0);
    }

    @Override
    public void restore(TrainerState state) {
      steps = (int) state.steps();
    }

    @Override
    public void resetOptimiser() {}

    @Override
    public String backend() {
      return "closed form";
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
