package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.ChosenSetting;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.OwedWork;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps that choose on some seeds and judge on others, with training in closed form. */
class SparkVerdictTest {

  private static final String TOP =
      """
      name: verdict
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 9, batch_size: 64, limit: 640}
      seeds: [1, 2]
      """;

  /** Four settings, best at weight decay 1e-3; two are judged. */
  private static final String GRID =
      "grid: {max_lr: 0.1, weight_decay: [1e-2, 1e-3, 2e-3, 1e-5]}\n";

  private static final String VERDICT = "verdict: {seeds: 3, by: setting, finalists: 2}\n";

  private static final TrialScores LUCKY = SampleRows.scores(Ending.COMPLETED, Optional.of(0.95));

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(folder.resolve("whole").toString());
    ClosedFormRunner.BEGUN.clear();
  }

  private static SweepSpec spec(String rest) {
    return ((SweepFile.Valid) SweepFile.parse("s.yaml", TOP + rest)).spec();
  }

  private void run(SweepSpec spec, ResultStore into) throws IOException {
    PrintStream progress = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> settings = Map.of("spark.master", "local[2]", "spark.ui.enabled", "false");
    new Session(settings, progress, false).run(spec, into, new ClosedFormRunner());
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theGridIsRunThenTheChosenOnFreshSeedsAndNothingTwice() throws Exception {
    SweepSpec spec = spec(GRID + VERDICT);
    assertThat(OwedWork.of(spec, Evidence.in(store))).isEqualTo(new OwedWork(0, 14, true));
    run(spec, store);
    assertThat(store.trials()).hasSize(4 * 2 + 2 * 3);
    assertThat(fresh(store))
        .hasSize(6)
        .allMatch(row -> List.of(1e-3, 2e-3).contains(row.setting().weightDecay().last()));
    assertThat(shown()).contains("at most 14 trials owed");
    assertThat(OwedWork.of(spec, Evidence.in(store))).isEqualTo(OwedWork.NOTHING);
    run(spec, store);
    assertThat(ClosedFormRunner.BEGUN).hasSize(14).allSatisfy((id, n) -> assertThat(n).isOne());
    assertThat(Results.of(spec, store).verdictSeeds()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void aVerdictThatWasCutShortGoesOnWhereItWas() throws Exception {
    SweepSpec spec = spec(GRID + VERDICT);
    run(spec, store);
    List<TrialRow> inOrder =
        store.trials().stream().sorted(Comparator.comparing(TrialRow::seed)).toList();
    for (int left : List.of(7, 8, 10)) {
      ResultStore cut = ResultStore.at(folder.resolve("cut-" + left).toString());
      inOrder.stream().limit(left).forEach(row -> cut.commit(row, store.curves(row.trialId())));
      assertThat(Results.of(spec, cut).verdictSeeds()).hasSize(left > 8 ? 3 : 0);
      assertThat(OwedWork.of(spec, Evidence.in(cut)).trials()).isEqualTo(14 - left);
      ClosedFormRunner.BEGUN.clear();
      run(spec, cut);
      assertThat(ClosedFormRunner.BEGUN).hasSize(14 - left);
      assertThat(cut.trials()).extracting(TrialRow::trialId).hasSize(14);
      assertThat(fresh(cut))
          .extracting(TrialRow::trialId)
          .containsExactlyInAnyOrderElementsOf(
              fresh(store).stream().map(TrialRow::trialId).toList());
    }
  }

  @Test
  void aSweepThatWasRunWithoutAVerdictOwesItOnly() throws Exception {
    run(spec(GRID), store);
    assertThat(Results.of(spec(GRID), store).verdictSeeds()).isEmpty();
    SweepSpec spec = spec(GRID + VERDICT);
    assertThat(OwedWork.of(spec, Evidence.in(store))).isEqualTo(new OwedWork(0, 6, false));
    run(spec, store);
    assertThat(ClosedFormRunner.BEGUN).hasSize(14).allSatisfy((id, n) -> assertThat(n).isOne());
    // Without the key the fresh rows are those of another version of the file.
    assertThat(Results.of(spec(GRID), store).others()).isEqualTo(6);
  }

  @Test
  void aSearchThatHalvesHandsItsLastRungToTheVerdict() throws Exception {
    SweepSpec spec =
        spec(
            """
            grid:
              max_lr: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
              weight_decay: [1e-2, 1e-3, %s]
            search: {halving: {factor: 3, min_epochs: 3}}
            verdict: {seeds: 2}
            """
                .formatted(ClosedFormRunner.DIVERGES));
    run(spec, store);
    assertThat(store.trials()).hasSize(3 * (6 + 2 * 2 + 2)).hasSize(Budget.of(spec).trials());
    assertThat(fresh(store)).hasSize(6).allMatch(row -> row.key().rung().isEmpty());
    assertThat(OwedWork.of(spec, Evidence.in(store))).isEqualTo(OwedWork.NOTHING);
    assertThat(shown()).contains("at most 36 trials owed");
  }

  @Test
  void aGroupOfWhichAllTrialsFailOwesNothing() throws Exception {
    SweepSpec spec =
        spec(
            "grid: {max_lr: [0.1, 0.2], weight_decay: [1e-3, %s]}\nverdict: {seeds: 2}\n"
                .formatted(ClosedFormRunner.FAILS));
    run(spec, store);
    assertThat(fresh(store)).hasSize(2).allMatch(TrialRow::isCompleted);
    assertThat(OwedWork.of(spec, Evidence.in(store))).isEqualTo(OwedWork.NOTHING);
  }

  @Test
  void aModelIsTrainedWithAChosenSettingAndFoldersAreTakenTogether() throws Exception {
    String text = TOP + GRID + VERDICT;
    run(spec(GRID + VERDICT), store);
    store.putSweep(text.getBytes(StandardCharsets.UTF_8));
    ChosenSetting chosen = ChosenSetting.of(Results.in(store), store, "");
    assertThat(chosen.trial().setting().recordedWeightDecay()).isEqualTo(1e-3);
    assertThat(chosen.evidence()).extracting(TrialRow::seed).containsOnly(3L, 4L, 5L);
    assertThat(ChosenSetting.of(Results.in(store), store, chosen.trial().settingId()).evidence())
        .as("of a named one")
        .hasSameElementsAs(chosen.evidence());
    ResultStore other = ResultStore.at(folder.resolve("other").toString());
    assertThat(Together.in(List.of(store, other)).verdictSeeds()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void aModelIsTrainedWithWhatTheAnswerChoosesThoughOtherSeedsWouldChooseAnother()
      throws Exception {
    String rest =
        "grid: {max_lr: [0.1, 0.2], weight_decay: [1e-2, 1e-3, 2e-3]}\nverdict: {seeds: 3}\n";
    run(spec(rest), store);
    ResultStore turned = ResultStore.at(folder.resolve("turned").toString());
    store.trials().stream()
        .map(row -> isFreshAt(2e-3, row) ? SampleRows.with(row, LUCKY) : row)
        .forEach(row -> turned.commit(row, store.curves(row.trialId())));
    turned.putSweep((TOP + rest).getBytes(StandardCharsets.UTF_8));
    Results results = Results.in(turned);
    assertThat(Answer.comparison(results).best().orElseThrow().row().weightDecay().last())
        .isEqualTo(2e-3);
    ChosenSetting chosen = ChosenSetting.of(results, turned, "");
    assertThat(chosen.trial().setting().recordedWeightDecay()).isEqualTo(2e-3);
    assertThat(chosen.evidence()).hasSize(3).allMatch(row -> row.seed() > 2);
    assertThat(chosen.settings()).isEqualTo(3);
    assertThat(chosen.choice().orElseThrow().settings()).isEqualTo(6);
  }

  private static boolean isFreshAt(double weightDecay, TrialRow row) {
    return row.seed() > 2 && row.setting().weightDecay().last() == weightDecay;
  }

  private static List<TrialRow> fresh(ResultStore store) {
    return store.trials().stream().filter(row -> row.seed() > 2).toList();
  }
}
