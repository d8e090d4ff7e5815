package io.onecycle.driver.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which points of a rung go on to the next one: successive halving (Jamieson and Talwalkar 2016,
 * AISTATS). Points are known by their place in the rung, from 0; of equal scores the earlier place
 * is the better.
 */
public final class Promotion {

  private Promotion() {}

  /**
   * Those that are sure to be among the best of the whole rung, whatever becomes of the others.
   * More results only add to them, and once all are there they are the best {@code keep}: the
   * outcome does not depend on what ended first, yet the next rung begins before this one is over.
   *
   * @param scores of the points that have come to the rung, larger being better; empty while they
   *     are still being tried
   * @param total how many points come to the rung in the end
   * @param keep how many go on in the end
   * @return places, the best first
   */
  public static List<Integer> sure(List<Optional<Double>> scores, int total, int keep) {
    List<Integer> ranked = ranked(scores);
    int open = total - ranked.size();
    return ranked.subList(0, Math.min(ranked.size(), Math.max(0, keep - open)));
  }

  /**
   * Those that are among the best of what has been tried so far (asynchronous successive halving;
   * Li et al. 2020, MLSys, algorithm 2), and those that went on earlier. No executor waits for a
   * rung to be over, but a point may go on that would not have once all were known; it takes the
   * place of another, so that the number of those that go on is the same.
   *
   * @param scores see {@link #sure}
   * @param total see {@link #sure}
   * @param keep see {@link #sure}
   * @param gone places of points that went on already
   * @return places: first those that went on already
   */
  public static List<Integer> asynchronous(
      List<Optional<Double>> scores, int total, int keep, Set<Integer> gone) {
    List<Integer> ranked = ranked(scores);
    boolean over = ranked.size() >= total;
    long best = over ? keep : (long) ranked.size() * keep / Math.max(1, total);
    List<Integer> promoted = new ArrayList<>(new TreeSet<>(gone));
    ranked.stream()
        .limit(over ? ranked.size() : best)
        .filter(place -> !gone.contains(place))
        .limit(Math.max(0, keep - gone.size()))
        .forEach(promoted::add);
    return promoted;
  }

  private static List<Integer> ranked(List<Optional<Double>> scores) {
    return IntStream.range(0, scores.size())
        .boxed()
        .filter(place -> scores.get(place).isPresent())
        .sorted(Comparator.comparingDouble(place -> -scores.get(place).orElseThrow()))
        .toList();
  }
}
