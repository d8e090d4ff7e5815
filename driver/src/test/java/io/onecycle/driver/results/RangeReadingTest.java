package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.sweep.LrFind.Reading;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RangeReadingTest {

  private static SweepSpec sweep(String maxLr, String lrFind) {
    SweepFile read =
        SweepFile.parse(
            "x.yaml",
            """
            name: x
            data: mnist
            model: lenet
            train: {epochs: 1}
            grid: {max_lr: %s, weight_decay: [1e-4, 1e-3]}
            seeds: [1, 2, 3]
            lr_find: %s
            """
                .formatted(maxLr, lrFind));
    return ((SweepFile.Valid) read).spec();
  }

  /** All tests of a sweep; the seeds suggest 0.1, 0.2 and so on, squared. */
  private static List<LrFindSummaryRow> tests(SweepSpec spec) {
    return RangeTestPlan.of(spec).stream().map(RangeReadingTest::row).toList();
  }

  private static LrFindSummaryRow row(RangeTestSpec test) {
    double suggestion = Math.pow(test.seed() / 10.0, 2);
    return new LrFindSummaryRow(
        new RangeTestKey(
            "x", test.id(), new LayerValues(test.weightDecay()), test.momentum(), test.seed()),
        "mnist",
        "lenet",
        new RangeScores(
            90,
            RangeEnding.DIVERGED,
            Optional.of(1.0),
            Optional.of(0.5),
            Optional.of(0.5),
            Optional.empty(),
            Optional.empty(),
            Optional.of(suggestion)),
        SampleRows.RUN);
  }

  private static Set<String> trials(SweepSpec spec) {
    return Trials.of(spec, FoundRates.of(spec, tests(spec)), List.of()).stream()
        .map(Trial::id)
        .collect(Collectors.toSet());
  }

  private static Reading read(SweepSpec spec, Set<String> committed, SweepSpec ran) {
    return RangeReading.of(spec, committed, tests(ran)).lrFind().orElseThrow().reading();
  }

  @Test
  void aFolderWithOneTestOfEachWeightDecayKeepsItsTrials() {
    SweepSpec spec = sweep("[0.1, lr_find]", "{}");
    SweepSpec old = spec.readAs(Reading.OF_0_1);
    assertThat(read(spec, trials(old), old)).isEqualTo(Reading.OF_0_1);
  }

  @Test
  void aFolderWithTheGeometricMeanOfThreeSeedsKeepsItsTrials() {
    SweepSpec spec = sweep("2x", "{per: seed}");
    SweepSpec old = spec.readAs(Reading.OF_0_1);
    assertThat(trials(old)).doesNotContainAnyElementsOf(trials(spec));
    assertThat(read(spec, trials(old), old)).isEqualTo(Reading.OF_0_1);
  }

  @Test
  void whatWasRunWithFiveTestsIsReadSoHoweverFarItCame() {
    for (String lrFind : List.of("{}", "{per: seed}", "{seeds: 3}")) {
      SweepSpec spec = sweep("[0.1, lr_find]", lrFind);
      assertThat(read(spec, trials(spec), spec)).isEqualTo(Reading.CURRENT);
      String given = trials(sweep("0.1", lrFind)).iterator().next();
      assertThat(read(spec, Set.of(given), spec)).isEqualTo(Reading.CURRENT);
      assertThat(read(spec, Set.of(), spec)).isEqualTo(Reading.CURRENT);
    }
  }
}
