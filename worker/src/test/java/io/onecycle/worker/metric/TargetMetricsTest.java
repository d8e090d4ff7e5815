package io.onecycle.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several numbers, each in its own units. */
class TargetMetricsTest {

  private static final Target TWO = new Target.Numbers(2);

  @Test
  void eachNumberHasErrorsInItsOwnUnitsAndAllTogetherAreComparedInScaledOnes() {
    TargetScale scale = new TargetScale(List.of(10.0, 0.0), List.of(1000.0, 0.5));
    float[] truth = {1, 0, -1, 2};
    float[] said = {1.5f, 0, -1, 4};
    Scorer scorer = new Scorer(TWO, Scoring.USUAL, List.of("Price (€)", "rent"), false);
    scorer.add(said, Batch.ofNumbers(new float[2], truth, scale, 2, Shape.features(1)));
    Scores scores = scorer.scores();
    assertThat(scores.metrics().keySet())
        .containsExactly(
            "rmse",
            "mae",
            "r2",
            "rmse_price",
            "rmse_rent",
            "mae_price",
            "mae_rent",
            "r2_price",
            "r2_rent");
    assertThat(scores.metric("rmse_price").orElseThrow())
        .isCloseTo(500 / Math.sqrt(2), within(1e-3));
    assertThat(scores.metric("rmse_rent").orElseThrow()).isCloseTo(1 / Math.sqrt(2), within(1e-6));
    assertThat(scores.metric("mae_rent").orElseThrow()).isCloseTo(0.5, within(1e-6));
    assertThat(scores.metric("r2_rent").orElseThrow()).isCloseTo(1 - 1 / 0.5, within(1e-6));
    assertThat(scores.loss()).isCloseTo((0.25 + 4) / 4, within(1e-6));
    assertThat(Metrics.objective(Scoring.USUAL, TWO)).isEqualTo(Objective.SCALED_LOSS);
    assertThat(Metrics.objective(Scoring.USUAL, scores)).isEqualTo(Objective.SCALED_LOSS);
  }

  @Test
  void namesBecomeColumnsOfTheirOwn() {
    assertThat(TargetNames.columns(List.of("Preis (EUR)", "preis eur", "±", "x_1")))
        .containsExactly("preis_eur", "preis_eur_2", "output", "x_1");
  }
}
