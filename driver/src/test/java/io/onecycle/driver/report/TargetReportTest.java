package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetReportTest {

  @Test
  void aRowOfEachWeightDecayHasTheMeanErrorOfEachTargetInItsOwnUnits() {
    List<TrialRow> trials = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      trials.add(trial(1e-4, seed, 0.2 + seed / 100.0, 51_000 + 1000 * seed, 0.04));
      trials.add(trial(1e-2, seed, 0.3 + seed / 100.0, 81_000.4, 0.0625));
    }
    trials.add(SampleTrials.trial(1e-2, 0.3, 4, Ending.FAILED, 0));
    assertThat(render(trials))
        .isEqualTo(
            """

            Each target in its own units (mean over seeds); val_loss is the mean squared error of all,
            each in units of its standard deviation in training:

            weight_decay  rmse of price  rmse of baths
            ────────────  ─────────────  ─────────────
                    1e-4          53000         0.04
                    0.01          81000         0.0625
            """);
  }

  @Test
  void anErrorThatNoSeedHasIsMissing() {
    List<TrialRow> trials =
        List.of(trial(1e-4, 1, 0.2, 50_000, 0.04), trial(1e-2, 1, 0.3, Double.NaN, 0.0625));
    assertThat(render(trials)).containsPattern("\n +0\\.01 +– +0\\.0625\n");
  }

  @Test
  void oneNumberNeedsNoSuchTable() {
    TrialRow one = trial(1e-4, 1, Map.of("rmse", Optional.of(3.0), "rmse_price", Optional.of(3.0)));
    assertThat(render(List.of(one))).isEmpty();
    assertThat(render(SampleTrials.FOUR_DECAYS.rows())).isEmpty();
    assertThat(render(List.of())).isEmpty();
  }

  private static String render(List<TrialRow> trials) {
    return TargetReport.render(Comparison.of(trials, TrialAxis.WEIGHT_DECAY).rows(), trials);
  }

  private static TrialRow trial(
      double weightDecay, int seed, double loss, double price, double baths) {
    Map<String, Optional<Double>> errors = new LinkedHashMap<>();
    errors.put("rmse", Optional.of(loss));
    errors.put("rmse_price", Optional.of(price).filter(Double::isFinite));
    errors.put("rmse_baths", Optional.of(baths));
    errors.put("mae_price", Optional.of(1.0));
    return trial(weightDecay, seed, errors);
  }

  private static TrialRow trial(
      double weightDecay, int seed, Map<String, Optional<Double>> errors) {
    return SampleRows.with(
        SampleTrials.trial(weightDecay, 0.3, seed, Ending.COMPLETED, 0),
        new TrialScores(
            Ending.COMPLETED,
            Optional.empty(),
            errors.get("rmse"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            errors,
            Map.of(),
            Optional.of(Objective.LOSS),
            Optional.of(Goal.MINIMIZE),
            Optional.empty(),
            Optional.empty()));
  }
}
