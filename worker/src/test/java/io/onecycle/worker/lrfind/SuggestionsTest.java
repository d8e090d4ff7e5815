package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Curves whose learning rate at iteration i is 2^i, over 100 iterations: 10 to 94 are looked at.
 */
class SuggestionsTest {

  @Test
  void aVShapedCurveHasItsLowestPointSteepestFallAndValley() {
    // Falls by 1 an iteration down to index 60, but by 3 from 29 to 30; then rises.
    Suggestions found = of(100, i -> i <= 60 ? (i < 30 ? 102 - i : 100 - i) : i);
    assertThat(found.minimum()).contains(lr(60) / 10);
    assertThat(found.steepest()).contains(lr(29));
    // In the window the valley is 0 to 50, 51 long, begun at -1: -1 + 17 + 8 = 24.
    assertThat(found.valley()).contains(lr(10 + 24));
  }

  @Test
  void theLastFiveAndTheFirstTenthAreNotLookedAt() {
    Suggestions found =
        of(100, i -> i < 10 || i > 94 ? -1000 * (i + 1) : i == 10 ? 200 : Math.abs(i - 50));
    assertThat(found.minimum()).contains(lr(50) / 10);
    assertThat(found.steepest()).contains(lr(10));
  }

  @Test
  void aStopEarlyShortensTheCurveAtItsEnd() {
    // 40 recorded of 100: 10 to 34.
    assertThat(of(40, i -> -i).minimum()).contains(lr(34) / 10);
  }

  @Test
  void nothingAfterTheFirstNumberThatIsNotFiniteIsLookedAt() {
    assertThat(of(100, i -> i == 30 ? Double.NaN : -i).minimum()).contains(lr(29) / 10);
    assertThat(of(100, i -> i == 30 ? Double.POSITIVE_INFINITY : -i).minimum())
        .contains(lr(29) / 10);
  }

  @Test
  void tooFewPointsSuggestNothing() {
    assertThat(of(17, i -> -i).minimum()).isEmpty();
    assertThat(of(17, i -> -i).steepest()).isEmpty();
    assertThat(of(17, i -> -i).valley()).isEmpty();
    assertThat(of(18, i -> -i).minimum()).isPresent();
    assertThat(of(0, i -> -i).valley()).isEmpty();
  }

  @Test
  void theValleyIsTheLongestFallingSubsequence() {
    // 9 8 6 5.5 4 3 2 1 is eight long and ends at index 9: 9 - 8 + 2 + 1.
    assertThat(Valley.middle(new double[] {5, 9, 7, 8, 6, 5.5, 4, 3, 2, 1})).isEqualTo(4);
  }

  @Test
  void anUphillCurveHasItsValleyAtTheStart() {
    assertThat(Valley.middle(new double[] {1, 2, 3, 4})).isZero();
    assertThat(Valley.middle(new double[] {2, 1, 3, 4})).isZero();
  }

  @Test
  void theSummaryLooksForTheMinimumInAllThatWasRecorded() {
    List<RangePoint> points = points(40, i -> i == 39 ? Double.NaN : Math.abs(i - 37) + 0.5);
    RangeSummary summary =
        RangeSummary.of(new RangeTestResult(points, Stopped.DIVERGED, "closed form"), 100);
    assertThat(summary.iterations()).isEqualTo(40);
    assertThat(summary.stopped()).isEqualTo(Stopped.DIVERGED);
    assertThat(summary.lastLr()).contains(lr(39));
    assertThat(summary.minLoss()).contains(0.5);
    assertThat(summary.lrAtMinLoss()).contains(lr(37));
    assertThat(summary.suggestions().minimum()).contains(lr(34) / 10);
  }

  @Test
  void theSummaryOfNothingSaysNothing() {
    RangeSummary summary =
        RangeSummary.of(new RangeTestResult(List.of(), Stopped.NAN, "closed form"), 100);
    assertThat(summary.lastLr()).isEmpty();
    assertThat(summary.minLoss()).isEmpty();
    assertThat(summary.lrAtMinLoss()).isEmpty();
  }

  private static double lr(int i) {
    return Math.pow(2, i);
  }

  private static Suggestions of(int recorded, IntToDoubleFunction smoothed) {
    return Suggestions.of(points(recorded, smoothed), 100);
  }

  private static List<RangePoint> points(int recorded, IntToDoubleFunction smoothed) {
    List<RangePoint> points = new ArrayList<>();
    for (int i = 0; i < recorded; i++) {
      // The raw loss must not matter.
      points.add(
          new RangePoint(i, lr(i), 7 * (i % 3), smoothed.applyAsDouble(i), new Scores(1, 0.5)));
    }
    return points;
  }
}
