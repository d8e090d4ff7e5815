package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RangeComparisonReportTest {

  private static LrFindSummaryRow test(double decay, long seed, double lastLr, double minLoss) {
    return test(LayerValues.of(decay), seed, lastLr, minLoss);
  }

  private static LrFindSummaryRow test(
      LayerValues decay, long seed, double lastLr, double minLoss) {
    return new LrFindSummaryRow(
        new RangeTestKey("sample", "run-" + decay + "-" + seed, decay, 0.9, seed),
        "fashion-mnist",
        "lenet",
        new RangeScores(
            90,
            RangeEnding.DIVERGED,
            Optional.of(lastLr),
            Optional.of(minLoss),
            Optional.of(0.5),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        SampleRows.RUN);
  }

  private static List<LrFindSummaryRow> tests() {
    List<LrFindSummaryRow> tests = new ArrayList<>();
    double[] luck = {1, 1.1, 0.9, 1.05, 0.95};
    for (int seed = 1; seed <= luck.length; seed++) {
      double l = luck[seed - 1];
      tests.add(test(1e-4, seed, 10 * l, 0.50));
      tests.add(test(1e-3, seed, 10 * l * l, 0.48));
      tests.add(test(1e-2, seed, 2 * l * l, 0.60));
    }
    return tests;
  }

  @Test
  void saysWhichWeightDecaysTolerateLessAndWhichCannotBeTold() {
    String text =
        RangeComparisonReport.render(
            RangeComparison.of(tests(), List.of(), Optional.empty()), Format.TABLE);
    assertThat(text)
        .contains("Weight decay 0.001 cannot be told apart from 1e-4")
        .contains("Weight decay 0.01 tolerates a lower learning rate than 1e-4: 0.2");
    assertThat(text).doesNotContain("Kendall");
  }

  @Test
  void layerGroupsThatShareTheLastWeightDecayAreComparedAsDifferentOnes() {
    List<LrFindSummaryRow> tests = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      tests.add(test(new LayerValues(List.of(1e-4, 1e-2)), seed, seed, 0.5));
      tests.add(test(new LayerValues(List.of(1.0, 1e-2)), seed, 0.1 * seed, 0.5));
    }
    assertThat(
            RangeComparisonReport.render(
                RangeComparison.of(tests, List.of(), Optional.empty()), Format.TABLE))
        .contains("[1e-4, 0.01]  ", "[1, 0.01]  ")
        .contains("Weight decay [1, 0.01] reached 0.10 times the learning rate of [1e-4, 0.01]");
  }

  @Test
  void comparesTheRankingOfTheTestsWithThatOfTraining() {
    SampleTrials trained =
        SampleTrials.none()
            .completed(1e-4, 0.1, 0.88, 0.89)
            .completed(1e-3, 0.1, 0.90, 0.91)
            .completed(1e-2, 0.1, 0.80, 0.81);
    String text =
        RangeComparisonReport.render(
            RangeComparison.of(tests(), trained.rows(), Optional.empty()), Format.MARKDOWN);
    assertThat(text)
        .contains("Kendall's tau 1.00 (p = 0.33), the same one first.")
        .contains("cannot be told from so few");
  }
}
