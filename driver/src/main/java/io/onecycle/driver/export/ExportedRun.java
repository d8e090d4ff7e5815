package io.onecycle.driver.export;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial or a range test, as experiment trackers have it.
 *
 * @param sweep the sweep's name
 * @param kind what it is
 * @param id of the trial or range test
 * @param settingId shared by the seeds of one setting
 * @param outcome completed, diverged or failed
 * @param params what was set, seed included
 * @param tags what else is known of it
 * @param points recorded values by iteration
 * @param finals values that it has once, at its end
 */
public record ExportedRun(
    String sweep,
    Kind kind,
    String id,
    String settingId,
    long seed,
    String outcome,
    Instant startedAt,
    Instant finishedAt,
    Map<String, String> params,
    Map<String, String> tags,
    List<Point> points,
    Map<String, Double> finals) {

  /** The name of the parameter that tells the runs of one setting apart. */
  static final String SEED = "seed";

  /** What a run is. */
  public enum Kind {
    TRIAL,
    RANGE_TEST
  }

  /**
   * The values of one iteration by their names.
   *
   * @param iteration from 0
   */
  public record Point(int iteration, Map<String, Double> values) {

    public Point {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  public ExportedRun {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    points = List.copyOf(points);
    finals = Collections.unmodifiableMap(new LinkedHashMap<>(finals));
  }

  boolean isFailed() {
    return outcome.equals("failed");
  }

  /** How many iterations were recorded. */
  int length() {
    return points.isEmpty() ? 0 : points.get(points.size() - 1).iteration() + 1;
  }

  /**
   * When an iteration ended, in milliseconds since 1970. Tables do not hold it and both programs
   * want it: iterations are spread evenly between start and end.
   */
  long millisOf(int iteration) {
    long start = startedAt.toEpochMilli();
    long lasted = Math.max(0, finishedAt.toEpochMilli() - start);
    return start + (length() == 0 ? lasted : lasted * (iteration + 1) / length());
  }
}
