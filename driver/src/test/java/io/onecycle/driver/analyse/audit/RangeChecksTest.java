package io.onecycle.driver.analyse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.audit.Check.Left;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RangeChecksTest {

  private static final LrFind ASKED =
      new LrFind(
          new LrFindSpec(List.of(0.01), List.of(100.0), 100, false, true),
          false,
          OptionalInt.of(2),
          Suggestion.VALLEY,
          LrFind.Average.MEDIAN);

  private final List<Finding> findings = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  @Test
  void findsNothingInTestsThatDivergeWithinTheWindowAndAgree() {
    check(test(1, RangeEnding.DIVERGED, 2, 0.3), test(2, RangeEnding.DIVERGED, 2.2, 0.33));

    assertThat(findings).isEmpty();
    assertThat(checks).hasSize(2);
  }

  @Test
  void findsALossThatIsLowestAtTheEndOfTheWindow() {
    check(test(1, RangeEnding.END, 90, 5), test(2, RangeEnding.DIVERGED, 20, 5));

    assertThat(findings).containsExactly(new Finding.WindowEdge(true, 1, 2, 100));
    assertThat(Remedy.of(findings.get(0))).contains(new Remedy.Window(true, 1000));
  }

  @Test
  void aTestThatDivergedHasSeenItsLimitHoweverLate() {
    check(test(1, RangeEnding.DIVERGED, 90, 5), test(2, RangeEnding.DIVERGED, 90, 5));

    assertThat(findings).isEmpty();
  }

  @Test
  void findsASuggestionAtTheStartOfTheWindow() {
    check(test(1, RangeEnding.DIVERGED, 2, 0.026), test(2, RangeEnding.DIVERGED, 2, 0.027));

    assertThat(findings).containsExactly(new Finding.WindowEdge(false, 2, 2, 0.01));
  }

  @Test
  void findsSeedsThatDisagree() {
    check(
        test(1, RangeEnding.DIVERGED, 2, 0.1),
        test(2, RangeEnding.DIVERGED, 2, 3),
        test(3, RangeEnding.DIVERGED, 2, 0.4));

    assertThat(findings)
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.RangeTestsDisagree.class,
            found -> {
              assertThat(found.factor()).isBetween(4.0, 8.0);
              assertThat(found.chance()).isGreaterThan(0.95);
            });
  }

  @Test
  void oneTestCannotDisagree() {
    check(test(1, RangeEnding.DIVERGED, 2, 0.1));

    assertThat(findings).isEmpty();
    assertThat(checks).contains(Check.left(Subject.RANGE_SEEDS, Left.ONE_TEST));
  }

  @Test
  void itIsNoMatterWhetherSeedsDisagreeWhereNoRateIsTakenFromThem() {
    LrFindSummaryRow low = test(1, RangeEnding.DIVERGED, 2, 0.1);
    LrFindSummaryRow high = test(2, RangeEnding.DIVERGED, 2, 3);
    RangeChecks.add(Optional.of(ASKED), false, List.of(low, high, low, high), findings, checks);

    assertThat(findings).isEmpty();
    assertThat(checks).extracting(Check::subject).containsExactly(Subject.WINDOW);
  }

  private void check(LrFindSummaryRow... tests) {
    RangeChecks.add(Optional.of(ASKED), true, List.of(tests), findings, checks);
  }

  private static LrFindSummaryRow test(
      long seed, RangeEnding ending, double lowest, double suggestion) {
    return new LrFindSummaryRow(
        new RangeTestKey("s", "test-" + seed, LayerValues.of(1e-4), 0.9, seed),
        "fashion-mnist",
        "lenet",
        new RangeScores(
            90,
            ending,
            Optional.of(100.0),
            Optional.of(0.9),
            Optional.of(lowest),
            Optional.empty(),
            Optional.empty(),
            Optional.of(suggestion)),
        SampleRows.RUN);
  }
}
