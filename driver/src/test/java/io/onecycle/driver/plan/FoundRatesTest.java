package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.RunFacts;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.worker.lrfind.RangeTestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FoundRatesTest {

  private static final double NONE = Double.NaN;
  private static final double FAILED = -1;
  private static final double GIVEN_UP = -2;

  private static SweepSpec sweep(String maxLr, String seeds, String lrFind) {
    return sweep(maxLr, seeds, lrFind, Defaults.CURRENT);
  }

  private static SweepSpec sweep(String maxLr, String seeds, String lrFind, Defaults defaults) {
    SweepFile read =
        SweepFile.parse(
            "x.yaml",
            """
            name: x
            data: mnist
            model: lenet
            train: {epochs: 1}
            grid: {max_lr: %s, weight_decay: 1e-4}
            seeds: %s
            lr_find: %s
            """
                .formatted(maxLr, seeds, lrFind),
            ModelSource.NONE,
            defaults);
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) read).spec();
  }

  private static List<Long> seeds(SweepSpec spec) {
    return RangeTestPlan.of(spec).stream().map(RangeTestSpec::seed).toList();
  }

  /** The first tests of the sweep, with what each suggests. */
  private static OptionalDouble found(SweepSpec spec, double... suggestions) {
    List<LrFindSummaryRow> rows = new ArrayList<>();
    for (int i = 0; i < suggestions.length; i++) {
      rows.add(row(RangeTestPlan.of(spec).get(i), suggestions[i]));
    }
    return FoundRates.of(spec, rows).of(List.of(1e-4), 0.9);
  }

  private static LrFindSummaryRow row(RangeTestSpec test, double suggestion) {
    boolean isFailed = suggestion < 0;
    RunFacts run = SampleRows.RUN;
    return new LrFindSummaryRow(
        new RangeTestKey(
            "x", test.id(), new LayerValues(test.weightDecay()), test.momentum(), test.seed()),
        "mnist",
        "lenet",
        new RangeScores(
            90,
            isFailed ? RangeEnding.FAILED : RangeEnding.DIVERGED,
            Optional.of(1.0),
            Optional.of(0.5),
            Optional.of(0.5),
            Optional.empty(),
            Optional.empty(),
            Optional.of(suggestion).filter(rate -> rate > 0)),
        new RunFacts(
            run.seconds(),
            suggestion == GIVEN_UP ? 2 : 1,
            "",
            run.host(),
            run.executorId(),
            run.device(),
            run.startedAt(),
            run.finishedAt(),
            run.codeVersion(),
            run.backend()));
  }

  @Test
  void fiveTestsOfAWeightDecayWhereTheirSuggestionIsTakenElseOne() {
    assertThat(seeds(sweep("[0.1, 2x]", "[3, 1]", "{}"))).containsExactly(3L, 1L, 4L, 5L, 6L);
    assertThat(seeds(sweep("0.1", "[3, 1]", "{}"))).containsExactly(3L);
  }

  @Test
  void asManyTestsAsAreAskedForOfTheFirstSeeds() {
    assertThat(seeds(sweep("lr_find", "[1, 2, 3]", "{seeds: 2}"))).containsExactly(1L, 2L);
    assertThat(seeds(sweep("0.1", "[7]", "{seeds: 3}"))).containsExactly(7L, 8L, 9L);
    assertThat(seeds(sweep("lr_find", "[1, 2, 3]", "{per: seed}"))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theLargestSeedGoesOnWithTheSmallest() {
    assertThat(seeds(sweep("0.1", "[%d]".formatted(Long.MAX_VALUE), "{seeds: 2}")))
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
  }

  @Test
  void theMedianIsTakenOnceAllTestsAreMade() {
    SweepSpec spec = sweep("lr_find", "[1]", "{seeds: 5}");
    assertThat(found(spec, 0.1, 0.01, 0.02, 5)).isEmpty();
    assertThat(found(spec, 0.1, 0.01, 0.02, 5, 0.03)).hasValue(0.03);
    assertThat(Trials.of(spec, FoundRates.of(spec, List.of()), List.of())).isEmpty();
  }

  @Test
  void ofAnEvenNumberTheGeometricMeanOfTheTwoInTheMiddleIsTaken() {
    assertThat(found(sweep("lr_find", "[1]", "{seeds: 4}"), 9, 0.001, 0.04, 0.01).getAsDouble())
        .isCloseTo(0.02, within(1e-15));
  }

  @Test
  void aTestThatFailedForGoodOrSuggestsNothingIsLeftOutIfMoreThanHalfSuggestOne() {
    SweepSpec spec = sweep("lr_find", "[1]", "{seeds: 5}");
    assertThat(found(spec, 0.1, NONE, 0.02, GIVEN_UP, 0.03)).hasValue(0.03);
    assertThat(found(spec, 0.1, NONE, 0.02, GIVEN_UP, NONE)).isEmpty();
    assertThat(found(spec, 0.1, 0.1, 0.02, FAILED, 0.03)).as("it is tried again").isEmpty();
    assertThat(found(sweep("lr_find", "[1]", "{seeds: 2}"), 0.1, NONE)).isEmpty();
  }

  @Test
  void version010MadeOneTestAndTookTheGeometricMeanOfSeveral() {
    SweepSpec one = sweep("lr_find", "[1, 2]", "{}", Defaults.OF_0_1);
    assertThat(seeds(one)).containsExactly(1L);
    SweepSpec each = sweep("lr_find", "[1, 2, 3]", "{per: seed}", Defaults.OF_0_1);
    assertThat(found(each, 0.1, 0.1, 0.8).getAsDouble()).isCloseTo(0.2, within(1e-15));
  }
}
