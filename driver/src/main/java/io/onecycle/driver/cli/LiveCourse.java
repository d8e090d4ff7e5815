package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.api.Standing;
import io.onecycle.driver.api.SweepResults;
import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunProgress;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the sweep of a results folder has come, while some driver runs it. */
final class LiveCourse {

  private LiveCourse() {}

  static Course of(ResultStore store, Results found) {
    if (Lease.holder(store).isEmpty()) {
      return Course.NONE;
    }
    Standing standing = SweepResults.open(store.root()).standing();
    Map<String, Trial> asked = found.spec().map(spec -> asked(spec, found)).orElse(Map.of());
    Map<String, List<List<Double>>> losses =
        store.progress().map(RunProgress::losses).orElse(Map.of());
    List<Course.Running> running =
        standing.running().stream()
            .map(
                one ->
                    running(
                        one,
                        Optional.ofNullable(asked.get(one.id())),
                        losses.getOrDefault(one.id(), List.of())))
            .toList();
    return new Course(
        true,
        standing.trials().all() + standing.rangeTests().all(),
        standing.owed().trials() + standing.owed().rangeTests(),
        running,
        secondsToGo(standing, found.allTrials()));
  }

  private static Map<String, Trial> asked(SweepSpec spec, Results found) {
    return found.evidence().asked(spec).stream()
        .collect(Collectors.toMap(Trial::id, Function.identity(), (one, other) -> one));
  }

  private static Course.Running running(
      Standing.Running one, Optional<Trial> trial, List<List<Double>> losses) {
    TreeMap<Integer, Double> curve = new TreeMap<>();
    losses.forEach(point -> curve.put(point.get(0).intValue(), point.get(1)));
    return new Course.Running(
        one.id(),
        trial.map(Trial::settingId).orElse(""),
        one.isRangeTest() ? "range test" : trial.map(LiveCourse::label).orElse(one.id()),
        trial.map(Trial::seed).orElse(0L),
        one.iteration(),
        one.iterations(),
        one.isRangeTest() ? new TreeMap<>() : curve);
  }

  private static String label(Trial trial) {
    return "weight_decay %s, max_lr %s"
        .formatted(
            Digits.shortest(trial.setting().recordedWeightDecay()),
            Digits.shortest(trial.setting().recordedMaxLr()));
  }

  /** At the mean pace of the trials that have ended, with as many at a time as now. */
  private static OptionalDouble secondsToGo(Standing standing, List<TrialRow> ended) {
    List<TrialRow> whole = ended.stream().filter(TrialRow::isCompleted).toList();
    long iterations = whole.stream().mapToLong(row -> row.training().iterations()).sum();
    if (iterations == 0 || standing.running().isEmpty() || standing.owed().rangeTests() > 0) {
      return OptionalDouble.empty();
    }
    double each = whole.stream().mapToDouble(row -> row.run().seconds()).sum() / iterations;
    double mean = (double) iterations / whole.size();
    double waiting = standing.owed().trials() * mean;
    double[] running =
        standing.running().stream()
            .mapToDouble(one -> Math.max(0, one.iterations() - one.iteration() - 1))
            .toArray();
    double shared = (waiting + Arrays.stream(running).sum()) / running.length;
    // What waits begins at the earliest when the first of the running ends.
    double longest =
        Math.max(
            Arrays.stream(running).max().orElse(0),
            waiting > 0 ? Arrays.stream(running).min().orElse(0) + mean : 0);
    return OptionalDouble.of(each * Math.max(shared, longest));
  }
}
