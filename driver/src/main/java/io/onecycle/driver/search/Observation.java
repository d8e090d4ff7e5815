package io.onecycle.driver.search;

import java.util.List;

/**
 * A point that was tried.
 *
 * @param point a coordinate for each dimension
 * @param score larger is better; negative infinity where training diverged
 */
public record Observation(List<Double> point, double score) {
  public Observation {
    point = List.copyOf(point);
  }
}
