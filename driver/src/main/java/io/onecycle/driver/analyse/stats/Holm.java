package io.onecycle.driver.analyse.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * P-values adjusted for how many tests were made (S. Holm, A simple sequentially rejective multiple
 * test procedure, 1979): below 0.05 in any of them by chance alone has a probability of 0.05.
 */
public final class Holm {

  private Holm() {}

  /** As below, of as many p-values as there are; what is empty stays so. */
  public static List<Optional<Double>> adjustPresent(List<Optional<Double>> pValues) {
    Iterator<Double> adjusted =
        adjust(pValues.stream().flatMap(Optional::stream).toList()).iterator();
    return pValues.stream().map(p -> p.map(present -> adjusted.next())).toList();
  }

  /** The adjusted p-values in the order of the given ones, each at least its own and at most 1. */
  public static List<Double> adjust(List<Double> pValues) {
    int m = pValues.size();
    List<Integer> rising =
        IntStream.range(0, m).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    List<Double> adjusted = new ArrayList<>(pValues);
    double highest = 0;
    for (int rank = 0; rank < m; rank++) {
      int index = rising.get(rank);
      highest = Math.max(highest, Math.min(1, pValues.get(index) * (m - rank)));
      adjusted.set(index, highest);
    }
    return adjusted;
  }
}
