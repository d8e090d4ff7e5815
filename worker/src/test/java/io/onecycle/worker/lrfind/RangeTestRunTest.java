package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.trial.Training;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RangeTestRunTest {

  /** 40 images: 36 to train on in five batches of eight, the last of four, and 4 held out. */
  private static final Dataset DATA = new Dataset("tiny", images(40), images(10));

  private static final Training TRAINING = RangeTests.training(1, 8);

  @Test
  void recordsWhatEachStepGave() {
    FakeTrainer trainer = new FakeTrainer(i -> 3 - 0.5 * i);
    RangeTestResult result = run(3, trainer);
    assertThat(result.stopped()).isEqualTo(Stopped.END);
    assertThat(result.backend()).isEqualTo("closed form");
    assertThat(result.points()).extracting(RangePoint::iteration).containsExactly(0, 1, 2);
    assertThat(result.points()).extracting(RangePoint::trainLoss).containsExactly(3.0, 2.5, 2.0);
    // Validated after each step, and nothing smoothed.
    assertThat(result.points())
        .extracting(point -> point.validation().loss())
        .containsExactly(1.0, 2.0, 3.0);
    assertThat(result.points().get(2).lr())
        .isEqualTo(trainer.rates.get(2).recordedLr())
        .isEqualTo(0.01 * Math.pow(Math.pow(1e4, 1.0 / 3), 2));
    assertThat(trainer.rates.get(0).momentum()).isEqualTo(0.9);
    assertThat(trainer.rates.get(0).weightDecay()).containsExactly(1e-3, 1e-3);
    assertThat(trainer.closed).isTrue();
  }

  @Test
  void trainingGoesOnIntoTheNextEpochInAnotherOrder() {
    FakeTrainer trainer = new FakeTrainer(i -> 2);
    run(12, trainer);
    assertThat(trainer.training).hasSize(12);
    assertThat(images(trainer.training.subList(0, 5))).hasSize(36);
    assertThat(images(trainer.training.subList(5, 10)))
        .isEqualTo(images(trainer.training.subList(0, 5)));
    assertThat(trainer.training.get(5)).isNotEqualTo(trainer.training.get(0));
  }

  @Test
  void mayStopBeforeAnEpochEnds() {
    FakeTrainer trainer = new FakeTrainer(i -> 2);
    assertThat(run(3, trainer).points()).hasSize(3);
    assertThat(trainer.training).hasSize(3);
  }

  @Test
  void validationTakesOneBatchAfterAnotherAndStartsOver() {
    FakeTrainer trainer = new FakeTrainer(i -> 2);
    Training small = RangeTests.training(1, 3);
    RangeTestRun.run(
        RangeTests.of(RangeTests.spec(5, true), 0, small),
        DATA,
        (spec, images) -> trainer,
        RangeTestListener.NONE);
    // Four images in batches of three: three, one, three, one, three.
    assertThat(images(trainer.validation.subList(0, 2))).hasSize(4);
    assertThat(trainer.validation.get(2)).isEqualTo(trainer.validation.get(0));
    assertThat(trainer.validation.get(3)).isEqualTo(trainer.validation.get(1));
    assertThat(trainer.validation.get(4)).isEqualTo(trainer.validation.get(0));
  }

  @Test
  void theBatchThatStopsTheTestIsNotRecorded() {
    RangeTestResult diverged = run(100, new FakeTrainer(i -> i < 20 ? 1 : 1000));
    assertThat(diverged.stopped()).isEqualTo(Stopped.DIVERGED);
    assertThat(diverged.points()).hasSize(20);
    RangeTestResult nan = run(100, new FakeTrainer(i -> i < 7 ? 1 : Double.NaN));
    assertThat(nan.stopped()).isEqualTo(Stopped.NAN);
    assertThat(nan.points()).hasSize(7);
  }

  @Test
  void tellsItsListenerOfEveryRecordAndFreesTheTrainerWhenThatThrows() {
    List<Integer> heard = new ArrayList<>();
    FakeTrainer trainer = new FakeTrainer(i -> 2);
    RangeTestListener listener =
        (point, numIt) -> {
          heard.add(point.iteration());
          assertThat(numIt).isEqualTo(10);
          if (point.iteration() == 2) {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> RangeTestRun.run(test(10), DATA, (of, images) -> trainer, listener))
        .hasMessage("stop");
    assertThat(heard).containsExactly(0, 1, 2);
    assertThat(trainer.closed).isTrue();
  }

  @Test
  void aNetworkOfOnesOwnIsPutBackAndStaysOpen() {
    FakeTrainer trainer = new FakeTrainer(i -> 2);
    trainer.state = 17;
    RangeTestResult result = RangeTestRun.on(trainer, test(10), DATA, RangeTestListener.NONE);
    assertThat(result.points().get(0).validation().loss()).isEqualTo(18);
    assertThat(trainer.state).isEqualTo(17);
    assertThat(trainer.resets).isEqualTo(1);
    assertThat(trainer.closed).isFalse();
  }

  @Test
  void aNetworkOfOnesOwnIsPutBackAlsoWhenAStepThrows() {
    IntToDoubleFunction breaks =
        i -> {
          if (i == 4) {
            throw new IllegalStateException("out of memory");
          }
          return 2;
        };
    FakeTrainer trainer = new FakeTrainer(breaks);
    trainer.state = 17;
    assertThatThrownBy(() -> RangeTestRun.on(trainer, test(10), DATA, RangeTestListener.NONE))
        .hasMessage("out of memory");
    assertThat(trainer.training).hasSize(5);
    assertThat(trainer.state).isEqualTo(17);
  }

  private static RangeTestResult run(int numIt, FakeTrainer trainer) {
    return RangeTestRun.run(test(numIt), DATA, (of, images) -> trainer, RangeTestListener.NONE);
  }

  private static RangeTestSpec test(int numIt) {
    return RangeTests.of(RangeTests.spec(numIt, true), 1e-3, TRAINING);
  }

  /** The distinct one-pixel images of these batches. */
  private static Set<String> images(List<String> batches) {
    Set<String> images = new HashSet<>();
    batches.forEach(
        batch -> images.addAll(List.of(batch.substring(1, batch.length() - 1).split(", ", -1))));
    return images;
  }

  /** Examples of one pixel, whose value is their number. */
  private static Examples images(int n) {
    byte[] pixels = new byte[n];
    for (int i = 0; i < n; i++) {
      pixels[i] = (byte) i;
    }
    return Examples.images(1, 1, 1, 1, pixels, new byte[n]);
  }
}
