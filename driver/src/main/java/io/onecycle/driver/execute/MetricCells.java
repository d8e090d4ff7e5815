package io.onecycle.driver.execute;

import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics of one trial or range test as cells of its rows. Accuracy is not among them: it has
 * columns of its own.
 *
 * @param names every row has them, also where nothing was measured, so that all files of a table
 *     have the same columns
 */
record MetricCells(Set<String> names) {

  /**
   * The metrics that were asked for, as far as they go by their own name, and those that were
   * measured.
   */
  static MetricCells of(Scoring scoring, Collection<Scores> measured) {
    Set<String> names = new LinkedHashSet<>(scoring.metrics());
    names.removeIf(name -> name.contains("."));
    measured.forEach(scores -> names.addAll(scores.metrics().keySet()));
    names.remove(Objective.ACCURACY.metric());
    return new MetricCells(names);
  }

  static MetricCells of(Scoring scoring, List<CurvePoint> curve) {
    return of(scoring, curve.stream().flatMap(point -> point.validation().stream()).toList());
  }

  Map<String, Optional<Double>> of(Optional<Scores> scores) {
    Map<String, Optional<Double>> cells = new LinkedHashMap<>();
    names.forEach(name -> cells.put(name, scores.flatMap(found -> found.metric(name))));
    return cells;
  }

  /**
   * What the trial is compared by: as asked, or as is usual for what was measured; empty if neither
   * is known.
   */
  static Optional<Objective> objective(Scoring scoring, Optional<Scores> measured) {
    return measured.map(scores -> Metrics.objective(scoring, scores)).or(scoring::objective);
  }
}
