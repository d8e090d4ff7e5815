package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class StopRuleTest {

  @Test
  void endsWithEnoughRecords() {
    StopRule rule = new StopRule(20, true);
    assertThat(recordedBeforeStop(rule, i -> 2)).isEqualTo(20);
    assertThat(rule.enough()).isTrue();
    assertThat(rule.next(2)).contains(Stopped.END);
  }

  @Test
  void enoughRecordsAreAskedForBeforeNotANumber() {
    StopRule rule = new StopRule(3, true);
    recordedBeforeStop(rule, i -> 2);
    assertThat(rule.next(Double.NaN)).contains(Stopped.END);
  }

  @Test
  void stopsOnNotANumberAtOnce() {
    StopRule rule = new StopRule(20, true);
    assertThat(rule.next(2)).isEmpty();
    assertThat(rule.next(Double.NaN)).contains(Stopped.NAN);
    assertThat(rule.enough()).isFalse();
  }

  @Test
  void anInfiniteLossIsADivergenceEvenAtTheStart() {
    assertThat(new StopRule(20, true).next(Double.POSITIVE_INFINITY)).contains(Stopped.DIVERGED);
    assertThat(new StopRule(20, true).next(4.1e9)).contains(Stopped.DIVERGED);
    assertThat(new StopRule(20, true).next(3.9e9)).isEmpty();
  }

  @Test
  void goesOnThroughNotANumberWhereItIsNotToStop() {
    StopRule rule = new StopRule(20, false);
    assertThat(recordedBeforeStop(rule, i -> i == 5 ? Double.NaN : 2)).isEqualTo(20);
    assertThat(rule.smoothed()).isNaN();
    assertThat(rule.next(2)).contains(Stopped.END);
  }

  @Test
  void goesOnThroughADivergenceWhereItIsNotToStop() {
    assertThat(recordedBeforeStop(new StopRule(30, false), i -> i < 15 ? 1 : 1e6)).isEqualTo(30);
  }

  @Test
  void theTwelfthBatchIsTheFirstThatCanBeTheBest() {
    // The first eleven set no best, so the twelfth may be as high as it likes.
    assertThat(recordedBeforeStop(new StopRule(12, true), i -> i < 11 ? 1 : 1000)).isEqualTo(12);
    // The twelfth does, so the thirteenth is compared with it.
    StopRule rule = new StopRule(100, true);
    assertThat(recordedBeforeStop(rule, i -> i < 12 ? 1 : 1000)).isEqualTo(12);
    assertThat(rule.smoothed()).isGreaterThan(4);
  }

  @Test
  void theBestIsTheAverageSinceTheTwelfthBatchNotAnyLowerBefore() {
    // The average falls to 1 at first, then rises: the best is what it is at the twelfth batch.
    StopRule rule = new StopRule(100, true);
    for (int i = 0; i < 11; i++) {
      assertThat(rule.next(i < 5 ? 1 : 30)).isEmpty();
    }
    assertThat(rule.next(30)).isEmpty();
    double best = rule.smoothed();
    assertThat(best).isGreaterThan(4);
    double before = best;
    while (rule.next(1000).isEmpty()) {
      before = rule.smoothed();
    }
    assertThat(before).isLessThanOrEqualTo(4 * best);
    assertThat(rule.smoothed()).isGreaterThan(4 * best);
  }

  @Test
  void aLossAtFourTimesTheBestExactlyGoesOn() {
    // Smoothing is exact here: a constant loss of 0 keeps the average, and the best, at 0.
    StopRule rule = new StopRule(100, true);
    assertThat(recordedBeforeStop(rule, i -> 0)).isEqualTo(100);
    StopRule above = new StopRule(100, true);
    assertThat(recordedBeforeStop(above, i -> i < 50 ? 0 : 1e-300)).isEqualTo(50);
  }

  /** How many batches are recorded until the rule stops or has enough. */
  private static int recordedBeforeStop(StopRule rule, IntToDoubleFunction loss) {
    int recorded = 0;
    while (!rule.enough()) {
      Optional<Stopped> stopped = rule.next(loss.applyAsDouble(recorded));
      if (stopped.isPresent()) {
        assertThat(stopped).isNotEqualTo(Optional.of(Stopped.END));
        return recorded;
      }
      recorded++;
    }
    return recorded;
  }
}
