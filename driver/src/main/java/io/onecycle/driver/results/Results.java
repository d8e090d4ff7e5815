package io.onecycle.driver.results;

import io.onecycle.driver.analyse.ranges.HighestRate;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.plan.Rung;
import io.onecycle.driver.stage.StagedVersion;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.DataSizes;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The committed results of a sweep. A results folder may also hold those of the same sweep as it
 * was before its file was changed: they are kept, but they are not compared.
 *
 * @param spec the sweep as it was last run, if its file is there and still readable
 * @param trials those that the sweep has, of full length: they alone are compared
 * @param shorter those of the early rungs of a search that halves
 * @param tests the range tests that the sweep has
 * @param others how many more trials and tests the folder holds
 * @param untilDecided how the number of seeds depended on the results; empty where it did not
 */
public record Results(
    Optional<SweepSpec> spec,
    List<TrialRow> trials,
    List<TrialRow> shorter,
    List<LrFindSummaryRow> tests,
    int others,
    Optional<SequentialSeeds> untilDecided) {

  public Results {
    trials = List.copyOf(trials);
    shorter = List.copyOf(shorter);
    tests = List.copyOf(tests);
  }

  /** What {@code store} holds of a sweep. */
  public static Results of(SweepSpec asked, ResultStore store) {
    List<LrFindSummaryRow> allTests = store.rangeTests();
    List<TrialRow> allTrials = store.trials();
    SweepSpec spec = Evidence.of(allTrials, allTests).read(asked);
    List<LrFindSummaryRow> tests = RangeTestPlan.asked(spec, allTests);
    Map<String, Boolean> isFull =
        Evidence.of(allTrials, tests).asked(spec).stream()
            .collect(
                Collectors.toMap(Trial::id, trial -> Rung.of(spec, trial).isEmpty(), (a, b) -> a));
    Map<Boolean, List<TrialRow>> trials =
        allTrials.stream()
            .filter(row -> isFull.containsKey(row.trialId()))
            .collect(Collectors.partitioningBy(row -> isFull.get(row.trialId())));
    int others =
        allTrials.size()
            - trials.get(true).size()
            - trials.get(false).size()
            + allTests.size()
            - tests.size();
    return new Results(
        Optional.of(spec), trials.get(true), trials.get(false), tests, others, spec.untilDecided());
  }

  /** What a results folder holds of the sweep that was last run into it. */
  public static Results in(ResultStore store) {
    return store
        .sweep()
        .map(
            bytes ->
                SweepFile.parse(
                    "sweep.yaml",
                    new String(bytes, StandardCharsets.UTF_8),
                    DataSizes.BUILT_IN,
                    new KeptModels(store)))
        .filter(SweepFile.Valid.class::isInstance)
        .map(
            read -> of(StagedVersion.resolve(((SweepFile.Valid) read).spec(), store.data()), store))
        .orElseGet(() -> of(store.trials(), store.rangeTests()));
  }

  private static Results of(List<TrialRow> trials, List<LrFindSummaryRow> tests) {
    Map<Boolean, List<TrialRow>> isFull =
        trials.stream().collect(Collectors.partitioningBy(row -> row.key().rung().isEmpty()));
    return new Results(
        Optional.empty(), isFull.get(true), isFull.get(false), tests, 0, Optional.empty());
  }

  /** Those of full length, then the shorter ones. */
  public List<TrialRow> allTrials() {
    return Stream.concat(trials.stream(), shorter.stream()).toList();
  }

  /**
   * The sweep as it was last run.
   *
   * @throws IllegalArgumentException naming {@code store}, if that is not known any more
   */
  public SweepSpec specOf(ResultStore store) {
    return spec.orElseThrow(
        () ->
            new IllegalArgumentException(
                "Cannot train a setting of %s again: no sweep file that can be read is kept there"
                    .formatted(store.root())));
  }

  /**
   * The highest learning rate that the range tests of each weight decay reached, the median; not of
   * weight decays whose tests saw no limit.
   */
  public Map<LayerValues, Double> maxLrReached() {
    Map<LayerValues, Double> reached = new HashMap<>();
    tests.stream()
        .filter(test -> !test.isFailed())
        .collect(Collectors.groupingBy(LrFindSummaryRow::weightDecay))
        .forEach(
            (decay, ofOne) ->
                HighestRate.of(ofOne)
                    .filter(highest -> !highest.isAtLeast())
                    .ifPresent(highest -> reached.put(decay, highest.rate())));
    return reached;
  }

  /** As the planner sees them. */
  public Evidence evidence() {
    return Evidence.of(allTrials(), tests);
  }

  /** Whether the last attempt of any trial or range test failed. */
  public boolean anyFailed() {
    return allTrials().stream().anyMatch(TrialRow::isFailed)
        || tests.stream().anyMatch(LrFindSummaryRow::isFailed);
  }
}
