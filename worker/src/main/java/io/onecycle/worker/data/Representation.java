package io.onecycle.worker.data;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the numbers of a data set stand for, where that is not plain.
 *
 * @param indicators channels that say 0 or 1, such as those of categories: they are shown as they
 *     are. Brought to deviation 1, a rare one would be so large that training diverges
 * @param targetOffsets what was taken off each number to be learnt, so that float32 tells numbers
 *     apart that are large and close; none where nothing was
 * @param names of classes, or of numbers to be learnt, in the order of outputs; none where they
 *     have none
 */
public record Representation(
    List<Integer> indicators, List<Double> targetOffsets, List<String> names)
    implements Serializable {

  /** Numbers that stand for themselves. */
  public static final Representation PLAIN = new Representation(List.of(), List.of());

  /** Without names. */
  public Representation(List<Integer> indicators, List<Double> targetOffsets) {
    this(indicators, targetOffsets, List.of());
  }

  public Representation {
    // Kept in what is serializable.
    indicators = new ArrayList<>(indicators);
    targetOffsets = new ArrayList<>(targetOffsets);
    names = new ArrayList<>(names);
    for (double offset : targetOffsets) {
      Require.that(Double.isFinite(offset), "offset", offset, "a number");
    }
  }

  /** The same, with names of outputs. */
  public Representation naming(List<String> outputs) {
    return new Representation(indicators, targetOffsets, outputs);
  }

  /** What was taken off the numbers of an output. */
  public double targetOffset(int output) {
    return targetOffsets.isEmpty() ? 0 : targetOffsets.get(output);
  }
}
