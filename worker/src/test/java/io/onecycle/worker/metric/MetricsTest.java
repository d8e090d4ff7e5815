package io.onecycle.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Target THREE = new Target.Classes(3);
  private static final Target NUMBER = new Target.Numbers(1);

  /** Predicted 0, 0, 1, 2 where 0, 1, 1, 2 is true. */
  private static final float[] LOGITS = {3, 1, 0, 2, 1, 0, 0, 1, 0, 0, 1, 5};

  private static final int[] LABELS = {0, 1, 1, 2};

  @Test
  void macroF1IsTheMeanOfTheClassesOwn() {
    // Of classes 0, 1, 2: 2/3, 2/3, 1.
    assertThat(score("macro_f1")).isCloseTo(7 / 9.0, within(1e-15));
  }

  @Test
  void aClassThatNeitherOccursNorIsPredictedDoesNotCountInMacroF1() {
    Metric.Tally tally = new MacroF1().start(new Target.Classes(4));
    tally.add(new float[] {1, 0, 0, 0}, new Truth(1, new int[] {0}, new float[0]));
    assertThat(tally.value()).isEqualTo(1);
  }

  @Test
  void accuracyGoesOverAllMiniBatchesTogether() {
    Metric.Tally tally = new Accuracy().start(THREE);
    tally.add(LOGITS, new Truth(4, LABELS, new float[0]));
    tally.add(new float[] {0, 0, 1}, new Truth(1, new int[] {2}, new float[0]));
    assertThat(tally.value()).isEqualTo(0.8);
  }

  @Test
  void tiesAreNobodysAndNothingIsRightWhereOutputsAreNotNumbers() {
    Metric.Tally tally = new Accuracy().start(THREE);
    tally.add(
        new float[] {1, 1, 1, Float.NaN, Float.NaN, Float.NaN},
        new Truth(2, new int[] {0, 0}, new float[0]));
    assertThat(tally.value()).isZero();
  }

  @Test
  void aClassAmongTheFiveMostProbableIsRightForTopFive() {
    Target seven = new Target.Classes(7);
    Metric.Tally tally = new TopFive().start(seven);
    float[] falling = {7, 6, 5, 4, 3, 2, 1};
    tally.add(falling, new Truth(1, new int[] {4}, new float[0]));
    tally.add(falling, new Truth(1, new int[] {5}, new float[0]));
    assertThat(tally.value()).isEqualTo(0.5);
    assertThat(new TopFive().measures(new Target.Classes(5))).isFalse();
  }

  @Test
  void errorsAreMeasuredInTheUnitsOfTheTruth() {
    // True 10 and 30, predicted 14 and 27.
    TargetScale scale = new TargetScale(List.of(20.0), List.of(10.0));
    Scorer scorer = new Scorer(NUMBER, Scoring.USUAL);
    scorer.add(
        new float[] {-0.6f, 0.7f},
        Batch.ofNumbers(new float[2], new float[] {-1, 1}, scale, 2, new Shape(1, 1, 1)));
    Scores scores = scorer.scores();
    assertThat(scores.loss()).isCloseTo((0.16 + 0.09) / 2, within(1e-7));
    assertThat(scores.metric("rmse").orElseThrow()).isCloseTo(Math.sqrt(12.5), within(1e-5));
    assertThat(scores.metric("mae").orElseThrow()).isCloseTo(3.5, within(1e-5));
    assertThat(scores.metric("r2").orElseThrow()).isCloseTo(1 - 25 / 200.0, within(1e-6));
    assertThat(scores.accuracy()).isEmpty();
  }

  @Test
  void errorsOfLargeNumbersAreExactAndMetricsOfOnesOwnSeeThoseNumbers() {
    // True 1,700,000,010 and 1,700,000,030: float32 takes both for 1,700,000,000.
    TargetScale scale = new TargetScale(List.of(20.0), List.of(10.0), List.of(1.7e9));
    Scoring scoring = new Scoring(List.of("rmse", "mae", First.class.getName()), Optional.empty());
    Scorer scorer = new Scorer(NUMBER, scoring);
    scorer.add(
        new float[] {-0.6f, 0.7f},
        Batch.ofNumbers(new float[2], new float[] {-1, 1}, scale, 2, new Shape(1, 1, 1)));
    assertThat(scorer.scores().metric("rmse").orElseThrow())
        .isCloseTo(Math.sqrt(12.5), within(1e-5));
    assertThat(scorer.scores().metric("mae").orElseThrow()).isCloseTo(3.5, within(1e-5));
    assertThat(scorer.scores().metric("first").orElseThrow()).isEqualTo(1.7e9);
  }

  @Test
  void r2IsUndefinedWhereTheTruthDoesNotVary() {
    Metric.Tally tally = Errors.r2().start(NUMBER);
    tally.add(new float[] {1, 2}, new Truth(2, new int[0], new float[] {3, 3}));
    assertThat(tally.value()).isNaN();
  }

  @Test
  void classesAreComparedByAccuracyAndNumbersByRmseUnlessAskedOtherwise() {
    assertThat(Metrics.objective(Scoring.USUAL, THREE)).isEqualTo(Objective.ACCURACY);
    assertThat(Metrics.objective(Scoring.USUAL, NUMBER)).isEqualTo(Objective.RMSE);
    Objective loss = new Objective(Objective.LOSS, Goal.MINIMIZE);
    assertThat(Metrics.objective(new Scoring(List.of(), Optional.of(loss)), THREE)).isEqualTo(loss);
  }

  @Test
  void everyBuiltInMetricHasAGoal() {
    assertThat(Metrics.names()).allMatch(name -> Metrics.goal(name).isPresent());
  }

  @Test
  void aMetricOfOnesOwnIsFoundByItsClass() {
    Scoring scoring = new Scoring(List.of("accuracy", Always.class.getName()), Optional.empty());
    assertThat(Metrics.of(scoring, THREE))
        .extracting(Metric::name)
        .containsExactly("accuracy", "always_one");
  }

  @Test
  void refusesWhatIsNoMetricOrCannotBeMeasured() {
    assertThatThrownBy(() -> score("f1"))
        .hasMessageStartingWith("Invalid metric: f1, expected one of [accuracy, ");
    assertThatThrownBy(() -> score("rmse"))
        .hasMessage("Invalid metric: rmse, expected one that can be measured of 3 classes");
    assertThatThrownBy(() -> score("java.lang.String"))
        .hasMessageStartingWith("Invalid metric: java.lang.String, expected a class");
  }

  private static double score(String metric) {
    Scorer scorer = new Scorer(THREE, new Scoring(List.of(metric), Optional.empty()));
    scorer.add(LOGITS, Batch.ofClasses(new float[4], LABELS, 4, new Shape(1, 1, 1)));
    return scorer.scores().metric(metric).orElseThrow();
  }

  /** Of one's own. */
  public static final class Always implements Metric {
    @Override
    public String name() {
      return "always_one";
    }

    @Override
    public boolean measures(Target target) {
      return true;
    }

    @Override
    public Tally start(Target target) {
      return new Tally() {
        @Override
        public void add(float[] outputs, Truth truth) {}

        @Override
        public double value() {
          return 1;
        }
      };
    }
  }

  /** The first number that is true. */
  public static final class First implements Metric {
    @Override
    public String name() {
      return "first";
    }

    @Override
    public boolean measures(Target target) {
      return target instanceof Target.Numbers;
    }

    @Override
    public Tally start(Target target) {
      return new Tally() {
        private double first;

        @Override
        public void add(float[] outputs, Truth truth) {
          first = truth.values()[0];
        }

        @Override
        public double value() {
          return first;
        }
      };
    }
  }
}
