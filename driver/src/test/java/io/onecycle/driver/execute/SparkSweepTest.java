package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps on a real local Spark. */
class SparkSweepTest {

  private static final Limits TWO_TRIES = new Limits(60, 2);

  @TempDir private Path results;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(results.toString());
    ClosedFormRunner.BEGUN.clear();
  }

  @Test
  void fiveHundredTrialsWithInjectedFaultsEndEachInOneRow() throws Exception {
    List<Double> weightDecays =
        Stream.concat(
                IntStream.rangeClosed(1, 97).mapToObj(i -> i * 1e-5),
                Stream.of(
                    ClosedFormRunner.DIVERGES, ClosedFormRunner.FAILS_ONCE, ClosedFormRunner.FAILS))
            .toList();
    SweepSpec spec = Sweeps.of(weightDecays, 5, TWO_TRIES);

    run(spec, new ClosedFormRunner());

    List<TrialRow> rows = store.trials();
    assertThat(rows).hasSize(500);
    assertThat(rows.stream().map(TrialRow::trialId).distinct()).hasSize(500);
    Map<String, Long> outcomes =
        rows.stream()
            .collect(
                Collectors.groupingBy(row -> row.scores().outcome().word(), Collectors.counting()));
    assertThat(outcomes).isEqualTo(Map.of("completed", 490L, "diverged", 5L, "failed", 5L));
    assertThat(rows)
        .filteredOn(TrialRow::isFailed)
        .allSatisfy(
            row -> {
              assertThat(row.run().attempts()).isEqualTo(2);
              assertThat(row.run().message()).isEqualTo("IllegalStateException: injected fault");
            });
    assertThat(rows)
        .filteredOn(row -> row.setting().weightDecay().last() == ClosedFormRunner.FAILS_ONCE)
        .allSatisfy(row -> assertThat(row.run().attempts()).isEqualTo(2));
    assertThat(rows)
        .allSatisfy(row -> assertThat(store.curves(row.trialId())).hasSize(row.isFailed() ? 0 : 1));
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("failed: IllegalStateException");
  }

  @Test
  void aGrownGridRunsOnlyWhatIsNew() throws Exception {
    run(Sweeps.of(List.of(1e-2, 1e-3), 2, TWO_TRIES), new ClosedFormRunner());
    assertThat(ClosedFormRunner.BEGUN).hasSize(4);
    run(Sweeps.of(List.of(1e-2, 1e-3, 1e-4), 3, TWO_TRIES), new ClosedFormRunner());
    assertThat(ClosedFormRunner.BEGUN).hasSize(9).allSatisfy((id, n) -> assertThat(n).isOne());
    assertThat(store.trials()).hasSize(9);
  }

  @Test
  void aRaisedLimitTriesFailedTrialsAgain() throws Exception {
    List<Double> fails = List.of(ClosedFormRunner.FAILS);
    run(Sweeps.of(fails, 1, new Limits(60, 1)), new ClosedFormRunner());
    assertThat(store.trials().get(0).run().attempts()).isEqualTo(1);
    run(Sweeps.of(fails, 1, new Limits(60, 3)), new ClosedFormRunner());
    assertThat(store.trials().get(0).run().attempts()).isEqualTo(3);
  }

  @Test
  void aTrialOverItsTimeIsFailedAndTheOthersFinish() throws Exception {
    run(Sweeps.of(List.of(1e-3), 2, new Limits(0.01, 1)), new EndlessFirstSeed());
    Map<Long, String> outcomes =
        store.trials().stream()
            .collect(Collectors.toMap(TrialRow::seed, row -> row.scores().outcome().word()));
    assertThat(outcomes).isEqualTo(Map.of(1L, "failed", 2L, "completed"));
    assertThat(store.trials())
        .filteredOn(TrialRow::isFailed)
        .allSatisfy(
            row ->
                assertThat(row.run().message())
                    .startsWith("Took longer than limits.trial_minutes = 0.01"));
  }

  @Test
  void aTrialThatHangsIsFailedFromOutsideAndTheOthersFinish() throws Exception {
    run(Sweeps.of(List.of(1e-3), 2, new Limits(0.01, 1)), new HangingFirstSeed());
    assertThat(store.trials())
        .filteredOn(TrialRow::isFailed)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.seed()).isEqualTo(1);
              assertThat(row.run().message()).contains("0.01: no iteration ended");
            });
    assertThat(store.trials()).filteredOn(TrialRow::isCompleted).hasSize(1);
  }

  @Test
  void aDeviceThatIsNotThereIsOneErrorAndNoFailedTrial() {
    SweepSpec spec = Sweeps.of(List.of(1e-3, 1e-2), 5, TWO_TRIES);
    assertThatThrownBy(() -> run(spec, new NoDevice()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot begin any trial: Cannot compute on cpu: there is none");
    assertThat(store.trials()).isEmpty();
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  @Test
  void missingDataIsOneErrorBeforeAnyTrial() {
    SweepSpec spec = Sweeps.of(List.of(1e-3), 2, TWO_TRIES);
    assertThatThrownBy(() -> run(spec, new NoData())).isInstanceOf(IOException.class);
    assertThat(store.trials()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  @Test
  void trialsTakeTheirRateFromTheRangeTestOfTheirWeightDecay() throws Exception {
    SweepSpec spec = Sweeps.withFoundRates(List.of(1e-3, 1e-2), List.of(0.5, 1.0), 2, 1);
    run(spec, new ClosedFormRunner());
    assertThat(store.rangeTests()).hasSize(2);
    assertThat(store.trials()).hasSize(2 * 2 * 2);
    for (LrFindSummaryRow test : store.rangeTests()) {
      double suggested = FoundRates.scaled(test.found().suggestionMinimum().orElseThrow(), 1);
      assertThat(suggested).isCloseTo(10 * test.weightDecay().last(), withPercentage(20));
      assertThat(store.trials())
          .filteredOn(row -> row.setting().weightDecay().last() == test.weightDecay().last())
          .extracting(row -> row.setting().maxLr().last())
          .containsOnly(
              suggested, FoundRates.scaled(test.found().suggestionMinimum().orElseThrow(), 0.5));
      assertThat(store.lrFind(test.runId())).hasSize(100);
    }
    run(spec, new ClosedFormRunner());
    assertThat(ClosedFormRunner.BEGUN).allSatisfy((id, n) -> assertThat(n).isOne());
  }

  @Test
  void aRangeTestThatFailsOrSuggestsNothingKeepsOnlyItsOwnTrialsBack() throws Exception {
    SweepSpec spec =
        Sweeps.withFoundRates(
            List.of(1e-3, ClosedFormRunner.FAILS, ClosedFormRunner.DIVERGES), List.of(1.0), 1, 1);
    run(spec, new ClosedFormRunner());
    assertThat(store.trials())
        .extracting(row -> row.setting().weightDecay().last())
        .containsExactly(1e-3);
    Map<Double, String> stopped =
        store.rangeTests().stream()
            .collect(
                Collectors.toMap(
                    test -> test.weightDecay().last(), row -> row.found().stopped().word()));
    assertThat(stopped)
        .isEqualTo(
            Map.of(
                1e-3,
                "end",
                ClosedFormRunner.FAILS,
                "failed",
                ClosedFormRunner.DIVERGES,
                "diverged"));
  }

  @Test
  void reallyTrainsOnTheEmbeddedData() throws Exception {
    run(Sweeps.of(List.of(1e-3), 2, TWO_TRIES), new TrainingRunner("", Backend.AUTO));
    assertThat(store.trials())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.scores().outcome().word())
                  .as(row.run().message())
                  .isEqualTo("completed");
              assertThat(row.scores().finalAccuracy().orElseThrow()).isGreaterThan(0.2);
              assertThat(row.training().iterations()).isEqualTo(10);
              assertThat(row.imagesPerSecond()).isPositive();
              assertThat(store.curves(row.trialId())).hasSize(10);
            });
  }

  private void run(SweepSpec spec, TrialRunner runner) throws IOException {
    PrintStream progress = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> settings = Map.of("spark.master", "local[2]", "spark.ui.enabled", "false");
    new Session(settings, progress, false).run(spec, store, runner);
  }

  /** Never ends with seed 1 of its own accord. */
  private record EndlessFirstSeed() implements TrialRunner {
    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      while (trial.seed() == 1) {
        listener.iterationDone(new CurvePoint(0, 0, 0.1, 0.9, 0.7, 0.7, Optional.empty()), 1);
      }
      return new ClosedFormRunner().run(trial, listener, checkpoints);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }

  private record NoData() implements TrialRunner {
    @Override
    public void prepare(DataSpec data) throws IOException {
      throw new IOException("Cannot find " + data);
    }

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      throw new AssertionError("no trial may begin");
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }

  /** Ends no iteration with seed 1, and hears no interrupt. */
  private record HangingFirstSeed() implements TrialRunner {
    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      while (trial.seed() == 1) {
        LockSupport.parkNanos(1_000_000);
        boolean heard = Thread.interrupted();
        assertThat(heard).isIn(true, false);
      }
      return new ClosedFormRunner().run(trial, listener, checkpoints);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }

  private record NoDevice() implements TrialRunner {
    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void bind(Device device) {
      throw new IllegalStateException("Cannot compute on " + device.name() + ": there is none");
    }

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      throw new AssertionError("no trial may begin");
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }
}
