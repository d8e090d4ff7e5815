package io.onecycle.driver.report.plot;

import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Leaves out points of a curve where there are more than anyone can see. */
public final class Thinning {

  private Thinning() {}

  /**
   * At most {@code limit} of the points, evenly spread, the first and the last included.
   *
   * @param limit at least 2
   */
  public static <T> List<T> evenly(List<T> points, int limit) {
    return indices(points.size(), limit).stream().map(points::get).toList();
  }

  /**
   * Which of {@code size} points are kept, in order.
   *
   * @param limit at least 2
   */
  public static NavigableSet<Integer> indices(int size, int limit) {
    Require.that(limit >= 2, "limit of points", limit, "at least 2");
    NavigableSet<Integer> kept = new TreeSet<>();
    if (size <= limit) {
      for (int i = 0; i < size; i++) {
        kept.add(i);
      }
      return kept;
    }
    for (int i = 0; i < limit; i++) {
      kept.add((int) Math.round(i * (size - 1.0) / (limit - 1)));
    }
    return kept;
  }
}
