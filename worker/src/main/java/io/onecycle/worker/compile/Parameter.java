package io.onecycle.worker.compile;

import java.util.List;

/**
 * A named piece of a network's flat parameter vector.
 *
 * @param offset of its first number in the vector
 * @param shape its sizes, row-major: [out, in, height, width], [out, in] or [n]
 * @param kind what it is to the optimiser
 * @param group its layer group
 * @param fanIn how many inputs each output of its layer sums over; 0 where it has no weighted sum
 */
public record Parameter(long offset, List<Long> shape, Kind kind, int group, long fanIn) {

  /** What a parameter is to the optimiser. */
  public enum Kind {
    /** The weights of a layer with a weighted sum. */
    WEIGHT,
    /** Anything else that is trained: biases, batch-norm's gain and shift. */
    OFFSET,
    /** Batch-norm's running statistics: followed, not trained. */
    STATISTIC
  }

  public Parameter {
    shape = List.copyOf(shape);
  }

  /** How many numbers it has. */
  public long length() {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }
}
