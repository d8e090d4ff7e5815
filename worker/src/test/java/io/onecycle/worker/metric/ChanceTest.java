package io.onecycle.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class ChanceTest {

  private static final Objective LOSS = new Objective(Objective.LOSS, Goal.MINIMIZE);
  private static final Target FOUR = new Target.Classes(4);
  private static final Target TWO_NUMBERS = new Target.Numbers(2);

  /** Five of class 0, three of class 1, two of class 3; none of class 2. */
  private static final Truth CLASSES =
      new Truth(10, new int[] {0, 1, 0, 3, 0, 1, 0, 1, 0, 3}, new float[0]);

  /** 1, 3, 5 and 10, 10, 40; means 3 and 20, population variances 8/3 and 200. */
  private static final Truth NUMBERS = new Truth(3, new int[0], new float[] {1, 10, 3, 10, 5, 40});

  private static final TargetScale SCALE = new TargetScale(List.of(7.0, -2.0), List.of(2.0, 10.0));

  @Test
  void ofAccuracyIsTheShareOfTheMostFrequentClass() {
    assertThat(chance(Objective.ACCURACY, FOUR, CLASSES)).hasValue(0.5);
  }

  @Test
  void ofTheLossOfClassesIsTheEntropyThatTheirFrequenciesAsLogitsScore() {
    double nats = -0.5 * Math.log(0.5) - 0.3 * Math.log(0.3) - 0.2 * Math.log(0.2);
    assertThat(chance(LOSS, FOUR, CLASSES).orElseThrow()).isCloseTo(nats, within(1e-12));
    Batch batch = Batch.ofClasses(new float[10], CLASSES.labels(), 10, new Shape(1, 1, 1));
    float[] logits = new float[40];
    for (int i = 0; i < 10; i++) {
      logits[4 * i] = (float) Math.log(0.5);
      logits[4 * i + 1] = (float) Math.log(0.3);
      logits[4 * i + 2] = -100;
      logits[4 * i + 3] = (float) Math.log(0.2);
    }
    assertThat(score(FOUR, logits, batch).loss()).isCloseTo(nats, within(1e-6));
  }

  @Test
  void ofNumbersIsWhatTheirMeansScore() {
    float[] means = {-2, 2.2f, -2, 2.2f, -2, 2.2f};
    float[] scaled = {-3, 1.2f, -2, 1.2f, -1, 4.2f};
    Batch batch = Batch.ofNumbers(new float[3], scaled, SCALE, 3, new Shape(1, 1, 1));
    Scores scores = score(TWO_NUMBERS, means, batch);
    double rmse = chance(Objective.RMSE, TWO_NUMBERS, NUMBERS).orElseThrow();
    double loss = chance(LOSS, TWO_NUMBERS, NUMBERS).orElseThrow();
    assertThat(rmse).isCloseTo(Math.sqrt((8 / 3.0 + 200) / 2), within(1e-12));
    assertThat(loss).isCloseTo((8 / 3.0 / 4 + 2) / 2, within(1e-12));
    assertThat(scores.metric("rmse").orElseThrow()).isCloseTo(rmse, within(1e-5));
    assertThat(scores.loss()).isCloseTo(loss, within(1e-6));
  }

  @Test
  void ofOtherMetricsIsNotKnown() {
    for (String metric : List.of("macro_f1", "top5_accuracy", "worst_recall")) {
      assertThat(chance(new Objective(metric, Goal.MAXIMIZE), FOUR, CLASSES)).isEmpty();
    }
    for (String metric : List.of("mae", "r2", "accuracy")) {
      assertThat(chance(new Objective(metric, Goal.MINIMIZE), TWO_NUMBERS, NUMBERS)).isEmpty();
    }
  }

  private static Optional<Double> chance(Objective objective, Target target, Truth truth) {
    return Chance.of(objective, target, truth, SCALE);
  }

  private static Scores score(Target target, float[] outputs, Batch batch) {
    Scorer scorer = new Scorer(target, Scoring.USUAL);
    scorer.add(outputs, batch);
    return scorer.scores();
  }
}
