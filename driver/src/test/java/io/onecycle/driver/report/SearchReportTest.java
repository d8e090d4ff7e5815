package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchReportTest {

  private static final SweepSpec HALVING =
      spec(
          """
          grid: {max_lr: [0.1, 0.2, 0.3], weight_decay: [1e-2, 1e-3]}
          search: {halving: {factor: 3, min_epochs: 2}}
          """);

  private static SweepSpec spec(String rest) {
    String top =
        "name: s\ndata: mnist\nmodel: mlp\ntrain: {epochs: 6, limit: 1280}\nseeds: [1, 2]\n";
    return ((SweepFile.Valid) SweepFile.parse("s.yaml", top + rest)).spec();
  }

  private static SweepPlan plan(SweepSpec spec) {
    Budget budget = Budget.of(spec);
    return new SweepPlan(
        spec.name(),
        spec.data().name(),
        spec.model().name(),
        GridAxes.of(spec.grid()),
        0,
        budget.full().settings(),
        spec.seeds(),
        spec.untilDecided(),
        budget.full().iterations().map(Long::valueOf),
        SearchPlan.of(spec),
        VerdictPlan.of(spec, budget),
        Optional.empty(),
        Optional.of(7));
  }

  @Test
  void plansRungsAndTheirShareOfTheFullGrid() {
    assertThat(PlanReport.render(plan(HALVING)))
        .contains("search        all 3 settings of each weight decay\n")
        .contains("halving       one in 3 goes on, by its accuracy with the first seed\n")
        .contains("  2 epochs    6 settings, seed 1: 6 trials of 20 iterations\n")
        .contains("  6 epochs    2 settings, seeds 1, 2: 4 trials of 60 iterations\n")
        .contains("trials        at most 10: 3 committed, 7 owed\n")
        .contains("iterations    at most 360, 50 % of the 720 of all settings at full length\n");
  }

  @Test
  void saysWhatSettingsGoOnBy() {
    SweepSpec loss =
        spec(
            """
            objective: val_loss
            grid: {max_lr: [0.1, 0.2, 0.3], weight_decay: [1e-2, 1e-3]}
            search: {halving: {factor: 3, min_epochs: 2}}
            """);
    assertThat(PlanReport.render(plan(loss))).contains("one in 3 goes on, by its val_loss with");
  }

  @Test
  void nothingFellOutWhileTrialsAreOwed() {
    List<TrialRow> shorter =
        List.of(trial(1e-2, 2), trial(1e-3, 2), trial(1e-4, 2), trial(1e-5, 2));
    List<TrialRow> full = List.of(trial(1e-2, 6));
    assertThat(words(shorter, full, 0))
        .contains("Of 4 settings trained for 2 epochs, there went on 1 to 6 epochs", "Out fell 3");
    assertThat(words(shorter, full, 1))
        .contains("trained for 2 epochs so far, there went on 1 to 6", "more settings may go on.")
        .doesNotContain("Out fell");
  }

  private static String words(List<TrialRow> shorter, List<TrialRow> full, int owed) {
    return SearchReport.render(shorter, full, Optional.empty(), owed).replaceAll("\\s+", " ");
  }

  private static TrialRow trial(double decay, int epochs) {
    return SampleTrials.trial(decay, 0.1, 1, Ending.COMPLETED, 0.9, SampleTrials.ONE_CYCLE, epochs);
  }

  @Test
  void plansRangesAndSamplers() {
    SweepSpec spec =
        spec(
            """
            grid:
              max_lr: {range: [0.01, 1]}
              momentum: {max: 0.95, min: {range: [0.8, 0.9]}}
              weight_decay: {range: [1e-5, 1e-2]}
            search: {tpe: {settings: 20}}
            """);
    assertThat(PlanReport.render(plan(spec)))
        .contains("max_lr        0.01 to 1 (log)\n")
        .contains("momentum      0.95 down to (0.8 to 0.9)\n")
        .contains("weight_decay  1e-5 to 0.01 (log)\n")
        .contains("tpe (seed 1), 20 settings; weight decay is searched too, so settings are")
        .contains("compared, 10 before it learns, then 4 at a time\n")
        .contains("iterations    at most 2,400\n");
  }

  @Test
  void aGridThatIsNotSearchedHasNoReport() {
    assertThat(SearchReport.render(List.of(), List.of(), Optional.empty(), 0)).isEmpty();
  }
}
