package io.onecycle.driver.cli;

import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.RangeTests;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.stage.StagedVersion;
import io.onecycle.driver.store.LrFindSummaryRow;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.SweepFile;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.lrfind.RangeTest;
import io.onecycle.worker.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The committed results of a sweep. A results folder may also hold those of the same sweep as it
 * was before its file was changed: they are kept, but they are not compared.
 *
 * @param spec the sweep as it was last run, if its file is there and still readable
 * @param trials those that the sweep has
 * @param tests the range tests that the sweep has
 * @param others how many more trials and tests the folder holds
 */
record Results(
    Optional<SweepSpec> spec, List<TrialRow> trials, List<LrFindSummaryRow> tests, int others) {

  Results {
    trials = List.copyOf(trials);
    tests = List.copyOf(tests);
  }

  /** What {@code store} holds of {@code spec}. */
  static Results of(SweepSpec spec, ResultStore store) {
    List<LrFindSummaryRow> allTests = store.rangeTests();
    Set<String> testIds =
        RangeTests.of(spec).stream().map(RangeTest::id).collect(Collectors.toSet());
    List<LrFindSummaryRow> tests =
        allTests.stream().filter(row -> testIds.contains(row.runId())).toList();
    List<TrialRow> allTrials = store.trials();
    Set<String> ids =
        Trials.of(spec, FoundRates.of(spec, tests)).stream()
            .map(Trial::id)
            .collect(Collectors.toSet());
    List<TrialRow> trials = allTrials.stream().filter(row -> ids.contains(row.trialId())).toList();
    int others = allTrials.size() - trials.size() + allTests.size() - tests.size();
    return new Results(Optional.of(spec), trials, tests, others);
  }

  /** What a results folder holds of the sweep that was last run into it. */
  static Results in(ResultStore store) {
    return store
        .sweep()
        .map(bytes -> SweepFile.parse("sweep.yaml", new String(bytes, StandardCharsets.UTF_8)))
        .filter(SweepFile.Valid.class::isInstance)
        .map(
            read -> of(StagedVersion.resolve(((SweepFile.Valid) read).spec(), store.data()), store))
        .orElseGet(() -> new Results(Optional.empty(), store.trials(), store.rangeTests(), 0));
  }

  /** The highest learning rate that the range tests of each weight decay reached. */
  Map<Double, Double> maxLrReached() {
    return tests.stream()
        .filter(test -> test.lastLr().isPresent())
        .collect(
            Collectors.toMap(
                LrFindSummaryRow::weightDecay, test -> test.lastLr().orElseThrow(), Math::max));
  }

  boolean anyFailed() {
    return trials.stream().anyMatch(TrialRow::isFailed)
        || tests.stream().anyMatch(LrFindSummaryRow::isFailed);
  }
}
