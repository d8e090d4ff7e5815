package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.LrFind.Average;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which defaults hold for the range tests of a folder. On the test set all versions validate alike,
 * so there nothing but the tests, and the rates of trials, tell.
 */
class KeptRangeTestsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "test"})
  void aFolderWithOneTestOfEachWeightDecayKeepsItsTrials(String validation) {
    String text = text(validation, "[0.1, lr_find]", "{}");
    SweepSpec old = read(text, Defaults.OF_0_1);
    assertThat(RangeTestPlan.of(old)).hasSize(2);
    assertThat(kept(text, trials(old), old)).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "test"})
  void aFolderWithTheGeometricMeanOfThreeSeedsKeepsItsTrials(String validation) {
    String text = text(validation, "2x", "{per: seed}");
    SweepSpec old = read(text, Defaults.OF_0_1);
    assertThat(trials(old)).doesNotContainAnyElementsOf(trials(read(text, Defaults.CURRENT)));
    assertThat(kept(text, trials(old), old)).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "test"})
  void whatWasRunWithSeveralTestsIsReadSoHoweverFarItCame(String validation) {
    for (String lrFind : List.of("{}", "{per: seed}", "{seeds: 3}")) {
      String text = text(validation, "[0.1, lr_find]", lrFind);
      SweepSpec spec = read(text, Defaults.CURRENT);
      String given =
          trials(read(text(validation, "0.1", lrFind), Defaults.CURRENT)).iterator().next();
      assertThat(kept(text, trials(spec), spec)).isEqualTo(spec);
      assertThat(kept(text, Set.of(given), spec)).isEqualTo(spec);
      assertThat(kept(text, Set.of(), spec)).isEqualTo(spec);
    }
  }

  @Test
  void testsOfOtherSeedsDoNotMakeAFolderOfOldTrialsANewOne() {
    String text = text("test", "lr_find", "{}");
    SweepSpec old = read(text, Defaults.OF_0_1);
    SweepSpec seeds = read(text("test", "2x", "{per: seed}"), Defaults.OF_0_1);
    assertThat(kept(text, trials(old), seeds)).isEqualTo(old);
  }

  @Test
  void testsThatBothVersionsMakeAreGoneOnWithAsNow() {
    String text = text("test", "lr_find", "{}");
    assertThat(kept(text, Set.of(), read(text, Defaults.OF_0_1)))
        .isEqualTo(read(text, Defaults.CURRENT));
  }

  @Test
  void aNumberOfTestsThatIsGivenIsOfThisVersionAndSoIsTheMedian() {
    SweepSpec old = read(text("0.1", "lr_find", "{seeds: 3}"), Defaults.OF_0_1);
    assertThat(old.lrFind().orElseThrow().average()).isEqualTo(Average.MEDIAN);
    assertThat(RangeTestPlan.of(old)).hasSize(6);
  }

  private static String text(String validation, String maxLr, String lrFind) {
    return """
    name: x
    data: mnist
    model: lenet
    train: {epochs: 1, validation: %s}
    grid: {max_lr: %s, weight_decay: [1e-4, 1e-3]}
    seeds: [1, 2, 3]
    lr_find: %s
    """
        .formatted(validation, maxLr, lrFind);
  }

  private static SweepSpec read(String text, Defaults defaults) {
    SweepFile read = SweepFile.parse("x.yaml", text, ModelSource.NONE, defaults);
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) read).spec();
  }

  /** The sweep, as it is read beside these trials and the range tests of {@code ran}. */
  private SweepSpec kept(String text, Set<String> trials, SweepSpec ran) {
    List<LrFindSummaryRow> tests = tests(ran);
    Evidence evidence =
        new Evidence(
            trials.stream().map(id -> new Committed(id, "completed", 1)).toList(),
            Evidence.of(List.of(), tests).tests(),
            tests);
    Defaults defaults =
        KeptDefaults.of(
            ResultStore.at(folder.toString()), evidence, which -> Optional.of(read(text, which)));
    return read(text, defaults);
  }

  /** All tests of a sweep; the seeds suggest 0.1, 0.2 and so on, squared. */
  private static List<LrFindSummaryRow> tests(SweepSpec spec) {
    return RangeTestPlan.of(spec).stream().map(KeptRangeTestsTest::row).toList();
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

  /** The ids of the trials that a sweep comes to with the rates that its tests find. */
  private static Set<String> trials(SweepSpec spec) {
    return Trials.of(spec, FoundRates.of(spec, tests(spec)), List.of()).stream()
        .map(Trial::id)
        .collect(Collectors.toSet());
  }
}
