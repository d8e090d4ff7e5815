package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Check;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.analyse.audit.Finding;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rates that range tests found: 0.2 for weight decay 1e-4, 0.1 for 1e-2. */
class AuditsTest {

  /** Twice the suggestion is the best of each weight decay. */
  private static final List<TrialRow> TRIALS =
      SampleTrials.none()
          .completed(1e-4, 0.1, 0.840, 0.844, 0.838)
          .completed(1e-4, 0.2, 0.851, 0.853, 0.848)
          .completed(1e-4, 0.4, 0.861, 0.863, 0.859)
          .completed(1e-2, 0.05, 0.842, 0.843, 0.839)
          .completed(1e-2, 0.1, 0.850, 0.852, 0.849)
          .completed(1e-2, 0.2, 0.860, 0.864, 0.859)
          .rows();

  @Test
  void multiplesOfAFoundRateAreTheValuesOfTheAxis() {
    Audit audit = Audits.of(results(Optional.of(spec("[0.5x, 1x, 2x]")), TRIALS));

    assertThat(audit.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.AtEdge.class,
            edge -> {
              assertThat(edge.axis().axis()).isEqualTo(TrialAxis.MAX_LR);
              assertThat(edge.axis().form()).isEqualTo(Form.MULTIPLE);
              assertThat(edge.axis().values()).containsExactly(0.5, 1.0, 2.0);
              assertThat(edge.upper()).isTrue();
            });
  }

  @Test
  void oneFoundRateForEachWeightDecayIsNoAxis() {
    List<TrialRow> found =
        SampleTrials.none()
            .completed(1e-4, 0.2, 0.840, 0.844, 0.838)
            .completed(1e-2, 0.1, 0.860, 0.864, 0.859)
            .rows();

    assertThat(Audits.of(results(Optional.of(spec("lr_find")), found)).checks())
        .noneMatch(check -> check.axis().equals(Optional.of(TrialAxis.MAX_LR)));
    assertThat(Audits.of(results(Optional.empty(), found)).findings())
        .as("several folders together have no file")
        .noneMatch(
            finding ->
                finding instanceof Finding.AtEdge edge && edge.axis().axis() == TrialAxis.MAX_LR);
  }

  @Test
  void itMattersWhetherRangeTestsAgreeOnlyWhereRatesAreTakenFromThem() {
    assertThat(checked("[0.5x, 1x]")).contains(Subject.RANGE_SEEDS);
    assertThat(checked("[0.1, 0.3]")).contains(Subject.WINDOW).doesNotContain(Subject.RANGE_SEEDS);
  }

  private static List<Subject> checked(String maxLr) {
    return Audits.of(results(Optional.of(spec(maxLr)), TRIALS)).checks().stream()
        .map(Check::subject)
        .toList();
  }

  static Results results(Optional<SweepSpec> spec, List<TrialRow> trials) {
    List<LrFindSummaryRow> tests =
        spec.map(RangeTestPlan::of).orElse(List.of()).stream().map(AuditsTest::row).toList();
    return new Results(
        spec, trials, List.of(), tests, 0, Optional.empty(), Set.of(), new ValidationFolds(10));
  }

  private static LrFindSummaryRow row(RangeTestSpec test) {
    LayerValues decay = new LayerValues(test.weightDecay());
    return new LrFindSummaryRow(
        new RangeTestKey("s", test.id(), decay, test.momentum(), test.seed()),
        "fashion-mnist",
        "lenet",
        new RangeScores(
            90,
            RangeEnding.DIVERGED,
            Optional.of(3.0),
            Optional.of(0.9),
            Optional.of(1.0),
            Optional.empty(),
            Optional.empty(),
            Optional.of(decay.last() == 1e-4 ? 0.2 : 0.1)),
        SampleRows.RUN);
  }

  static SweepSpec spec(String maxLr) {
    SweepFile file =
        SweepFile.parse(
            "x.yaml",
            """
            name: s
            data: fashion-mnist
            model: lenet
            train: {epochs: 5}
            grid: {max_lr: %s, momentum: [[0.95, 0.85]], weight_decay: [1e-2, 1e-4]}
            seeds: [1, 2, 3]
            lr_find: {start_lr: 0.001, end_lr: 10}
            """
                .formatted(maxLr));
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }
}
