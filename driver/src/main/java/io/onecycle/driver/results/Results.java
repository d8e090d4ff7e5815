package io.onecycle.driver.results;

import io.onecycle.driver.analyse.ranges.HighestRate;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.plan.Rung;
import io.onecycle.driver.stage.StagedVersion;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.score.Objective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The committed results of a sweep. A results folder may also hold those of the same sweep as it
 * was before its file was changed: they are kept, but they are not compared.
 *
 * @param spec the sweep as it was last run, if its file is there
 * @param trials those that the sweep has, of full length: they alone are compared
 * @param shorter those of the early rungs of a search that halves
 * @param tests the range tests that the sweep has
 * @param others how many more trials and tests the folder holds
 * @param untilDecided how the number of seeds depended on the results; empty where it did not
 * @param verdictSeeds the fresh seeds, by which alone the settings are judged that the others have
 *     chosen; empty until one of them is committed, and where all seeds judge
 * @param folds which seeds were validated on the same examples
 * @param evidence all that the folder holds, as the planner sees it
 */
public record Results(
    Optional<SweepSpec> spec,
    List<TrialRow> trials,
    List<TrialRow> shorter,
    List<LrFindSummaryRow> tests,
    int others,
    Optional<SequentialSeeds> untilDecided,
    Set<Long> verdictSeeds,
    ValidationFolds folds,
    Evidence evidence) {

  /** Those of no sweep that is known. */
  public Results(
      Optional<SweepSpec> spec,
      List<TrialRow> trials,
      List<TrialRow> shorter,
      List<LrFindSummaryRow> tests,
      int others,
      Optional<SequentialSeeds> untilDecided,
      Set<Long> verdictSeeds,
      ValidationFolds folds) {
    this(
        spec,
        trials,
        shorter,
        tests,
        others,
        untilDecided,
        verdictSeeds,
        folds,
        Evidence.of(Stream.concat(trials.stream(), shorter.stream()).toList(), tests));
  }

  public Results {
    trials = List.copyOf(trials);
    shorter = List.copyOf(shorter);
    tests = List.copyOf(tests);
    verdictSeeds = Collections.unmodifiableSet(new LinkedHashSet<>(verdictSeeds));
  }

  /** What {@code store} holds of {@code spec}. */
  public static Results of(SweepSpec spec, ResultStore store) {
    return of(spec, store.trials(), store.rangeTests());
  }

  private static Results of(
      SweepSpec spec, List<TrialRow> allTrials, List<LrFindSummaryRow> allTests) {
    List<LrFindSummaryRow> tests = RangeTestPlan.asked(spec, allTests);
    Evidence evidence = Evidence.of(spec, allTrials, tests);
    Map<String, Trial> known = evidence.known(evidence.asked(spec));
    Map<Boolean, List<TrialRow>> trials =
        Judged.by(spec, allTrials).stream()
            .filter(row -> known.containsKey(row.trialId()))
            .map(row -> named(row, known.get(row.trialId())))
            .collect(
                Collectors.partitioningBy(
                    row -> Rung.of(spec, known.get(row.trialId())).isEmpty()));
    int others =
        allTrials.size()
            - trials.get(true).size()
            - trials.get(false).size()
            + allTests.size()
            - tests.size();
    return new Results(
        Optional.of(spec),
        trials.get(true),
        trials.get(false),
        tests,
        others,
        spec.untilDecided(),
        verdictSeeds(spec, trials.get(true)),
        spec.validationFolds(),
        evidence);
  }

  /** Rows of one setting share its id, whatever an earlier version called it. */
  private static TrialRow named(TrialRow row, Trial trial) {
    TrialKey key = row.key();
    String setting = trial.settingId();
    return key.settingId().equals(setting)
        ? row
        : row.with(new TrialKey(key.sweep(), key.trialId(), setting, key.seed(), key.rung()));
  }

  /** All of them, once there is a row of any: the sweep's own seeds are smaller. */
  private static Set<Long> verdictSeeds(SweepSpec spec, List<TrialRow> full) {
    Set<Long> fresh = new LinkedHashSet<>(spec.verdictSeeds());
    return full.stream().anyMatch(row -> fresh.contains(row.seed())) ? fresh : Set.of();
  }

  /**
   * What a results folder holds of the sweep that was last run into it; without a sweep file, all.
   *
   * @throws UncheckedIOException also if its sweep file cannot be read: another question might have
   *     another answer
   */
  public static Results in(ResultStore store) {
    List<TrialRow> trials = store.trials();
    List<LrFindSummaryRow> tests = store.rangeTests();
    return store
        .sweep()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> kept(text, store, Evidence.of(trials, tests)))
        .map(spec -> of(StagedVersion.resolve(spec, store.data()), trials, tests))
        .orElseGet(() -> of(trials, tests));
  }

  /** Data of one's own as the sweep file that is kept names it; empty where it is built in. */
  public static Optional<DataSource> source(ResultStore store) {
    Evidence evidence = Evidence.of(store.trials(), store.rangeTests());
    return store
        .sweep()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> kept(text, store, evidence))
        .flatMap(
            spec ->
                spec.data() instanceof DataSpec.Unstaged unstaged
                    ? Optional.of(unstaged.source())
                    : Optional.empty());
  }

  private static SweepSpec kept(String text, ResultStore store, Evidence evidence) {
    Function<Defaults, SweepFile> read =
        defaults -> SweepFile.parse("sweep.yaml", text, new KeptModels(store), defaults);
    Defaults defaults =
        KeptDefaults.of(
            store,
            evidence,
            each ->
                read.apply(each) instanceof SweepFile.Valid valid
                    ? Optional.of(valid.spec())
                    : Optional.empty());
    if (read.apply(defaults) instanceof SweepFile.Faulty faulty) {
      String faults =
          faulty.faults().stream().map(Fault::message).collect(Collectors.joining("\n  "));
      String message =
          """
          Cannot read %s/sweep.yaml, which says what the results there are to answer:
            %s
          mend it, or run the sweep again; without that file, all that is there is taken together"""
              .formatted(store.root(), faults);
      throw new UncheckedIOException(message, new IOException(faults));
    }
    return ((SweepFile.Valid) read.apply(defaults)).spec();
  }

  private static Results of(List<TrialRow> trials, List<LrFindSummaryRow> tests) {
    Map<Boolean, List<TrialRow>> isFull =
        trials.stream().collect(Collectors.partitioningBy(row -> row.key().rung().isEmpty()));
    return new Results(
        Optional.empty(),
        isFull.get(true),
        isFull.get(false),
        tests,
        0,
        Optional.empty(),
        Set.of(),
        ValidationFolds.SHARED);
  }

  /**
   * The same, judged by another metric that is recorded. What was chosen by the sweep's own
   * objective, by halving or for fresh seeds, stays chosen.
   *
   * @throws IllegalArgumentException if it is not recorded, naming what is
   */
  public Results judgedBy(ObjectiveName name) {
    Objective objective = name.in(allTrials());
    return new Results(
        spec,
        trials.stream().map(row -> row.judgedBy(objective)).toList(),
        shorter.stream().map(row -> row.judgedBy(objective)).toList(),
        tests,
        others,
        untilDecided,
        verdictSeeds,
        folds,
        evidence);
  }

  /** Completed trials that do not have what they are judged by. */
  public int unmeasured() {
    return (int)
        allTrials().stream()
            .filter(TrialRow::isCompleted)
            .filter(row -> row.scores().finalObjective().isEmpty())
            .count();
  }

  /** Those of full length that settings were chosen by: all, unless fresh seeds judge. */
  public List<TrialRow> choosing() {
    return trials.stream().filter(row -> !verdictSeeds.contains(row.seed())).toList();
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
                "Cannot train a setting of %s again: no sweep file is kept there"
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

  /** Whether the last attempt of any trial or range test failed. */
  public boolean anyFailed() {
    return allTrials().stream().anyMatch(TrialRow::isFailed)
        || tests.stream().anyMatch(LrFindSummaryRow::isFailed);
  }
}
