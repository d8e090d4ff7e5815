package io.onecycle.driver.results;

import io.onecycle.driver.analyse.race.SeedResult;
import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Finalists;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.Known;
import io.onecycle.driver.plan.Planner;
import io.onecycle.driver.plan.Score;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.score.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a store holds, as the planner sees it.
 *
 * @param trials committed trials
 * @param tests committed range tests
 * @param summaries what those found
 */
public record Evidence(
    List<Committed> trials, List<Committed> tests, List<LrFindSummaryRow> summaries) {

  public Evidence {
    trials = List.copyOf(trials);
    tests = List.copyOf(tests);
    summaries = List.copyOf(summaries);
  }

  /** All that is committed in {@code store}, each trial judged by its own objective. */
  public static Evidence in(ResultStore store) {
    return of(store.trials(), store.rangeTests());
  }

  /** The same, judged by the objective of {@code spec}. */
  public static Evidence in(ResultStore store, SweepSpec spec) {
    return of(spec, store.trials(), store.rangeTests());
  }

  /** As above, of rows that are read already. */
  public static Evidence of(
      SweepSpec spec, List<TrialRow> trials, List<LrFindSummaryRow> summaries) {
    return of(Judged.by(spec, trials), asAsked(trials), summaries);
  }

  /** The same of rows that are read already, each judged by its own objective. */
  public static Evidence of(List<TrialRow> trials, List<LrFindSummaryRow> summaries) {
    return of(trials, asAsked(trials), summaries);
  }

  private static Map<String, Optional<Objective>> asAsked(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            Collectors.toMap(
                TrialRow::trialId,
                row -> row.scores().objective().map(name -> row.scores().comparedBy()),
                (a, b) -> b));
  }

  private static Evidence of(
      List<TrialRow> trials,
      Map<String, Optional<Objective>> asked,
      List<LrFindSummaryRow> summaries) {
    return new Evidence(
        trials.stream()
            .map(
                row ->
                    new Committed(
                        row.trialId(),
                        row.scores().outcome().word(),
                        row.run().attempts(),
                        Score.of(row),
                        SeedResult.of(row, row.scores().comparedBy()),
                        asked.get(row.trialId()),
                        row.inputs().isKnown()))
            .toList(),
        summaries.stream()
            .map(
                row ->
                    new Committed(
                        row.runId(), row.isFailed() ? "failed" : "completed", row.run().attempts()))
            .toList(),
        summaries);
  }

  /** The trials that {@code spec} asks for, as far as their learning rates are found. */
  public List<Trial> asked(SweepSpec spec) {
    return Trials.of(spec, found(spec), trials);
  }

  /** Those of them that are still to be run. */
  public List<Trial> owed(SweepSpec spec) {
    return Planner.owed(spec, found(spec), trials);
  }

  /** As above, while some are running; these are among them. */
  public List<Trial> owed(SweepSpec spec, Set<String> running) {
    return Planner.owed(spec, found(spec), trials, running);
  }

  /** The trials that {@code spec} asks for and that need not be run again. */
  public List<Trial> settled(SweepSpec spec) {
    Set<Trial> owed = Set.copyOf(owed(spec));
    return asked(spec).stream().filter(trial -> !owed.contains(trial)).toList();
  }

  /**
   * The settings that the sweep's own seeds have chosen; none while these trials are still to be
   * run, and where nothing is chosen.
   */
  public List<Setting> finalists(SweepSpec spec) {
    return Finalists.of(spec, found(spec), trials);
  }

  /** The range tests that are still to be made. */
  public List<RangeTestSpec> owedTests(SweepSpec spec) {
    return Planner.owedTests(spec, tests);
  }

  /** Whether nothing of {@code spec} can be run now. */
  public boolean isSettled(SweepSpec spec) {
    return owedTests(spec).isEmpty() && owed(spec).isEmpty();
  }

  /** How many trials {@code spec} asks for whose learning rate is not found. */
  public int withoutRate(SweepSpec spec) {
    return Planner.withoutRate(spec, found(spec));
  }

  /** Which of {@code asked} the committed trials are, by the ids that these have. */
  public Map<String, Trial> known(List<Trial> asked) {
    Known known = new Known(trials);
    Map<String, Trial> byId = new HashMap<>();
    asked.forEach(trial -> known.all(trial).forEach(one -> byId.putIfAbsent(one.trialId(), trial)));
    return byId;
  }

  /** The same of range tests. */
  public Map<String, RangeTestSpec> knownTests(List<RangeTestSpec> asked) {
    Known known = new Known(tests);
    Map<String, RangeTestSpec> byId = new HashMap<>();
    asked.forEach(test -> known.all(test).forEach(one -> byId.putIfAbsent(one.trialId(), test)));
    return byId;
  }

  private FoundRates found(SweepSpec spec) {
    return FoundRates.of(spec, summaries);
  }
}
