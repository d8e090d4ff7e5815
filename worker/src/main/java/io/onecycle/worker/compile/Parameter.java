package io.onecycle.worker.compile;

import io.onecycle.worker.check.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * A named piece of a network's flat parameter vector. Its numbers lie there without gaps, though
 * not always row by row: the number at (i, j, …) is at {@code offset + i·strides[0] + j·strides[1]
 * + …}.
 *
 * @param offset of its first number in the vector
 * @param shape its sizes, such as [out, in, height, width], [out, in] or [n]
 * @param strides how far apart neighbours along each dimension lie, in numbers
 * @param kind what it is to the optimiser
 * @param group its layer group
 * @param fanIn how many inputs each output of its layer sums over; 0 where it has no weighted sum
 * @param coding what the vector holds in place of its numbers
 */
public record Parameter(
    long offset,
    List<Long> shape,
    List<Long> strides,
    Kind kind,
    int group,
    long fanIn,
    Coding coding) {

  /** What a parameter is to the optimiser. */
  public enum Kind {
    /** The weights of a layer with a weighted sum. */
    WEIGHT,
    /** Anything else that is trained: biases, a norm's gain and shift, PReLU's slopes. */
    OFFSET,
    /** Batch-norm's running statistics: followed, not trained. */
    STATISTIC
  }

  /**
   * Holds the strides of dimensions of size 1, which are of no account, to the same numbers.
   *
   * @throws IllegalArgumentException if its numbers would lie with gaps or upon each other
   */
  public Parameter {
    shape = List.copyOf(shape);
    strides = settled(shape, strides);
    long last = 0;
    for (int i = 0; i < shape.size(); i++) {
      last += (shape.get(i) - 1) * strides.get(i);
    }
    Require.that(
        last + 1 == product(shape), "strides", strides, "those of numbers without gaps: " + shape);
  }

  /** One whose numbers lie row by row, as they are. */
  public Parameter(long offset, List<Long> shape, Kind kind, int group, long fanIn) {
    this(offset, shape, rowMajor(shape), kind, group, fanIn, Coding.PLAIN);
  }

  /** How many numbers it has. */
  public long length() {
    return product(shape);
  }

  /** Whether its numbers lie row by row. */
  public boolean isRowMajor() {
    return strides.equals(rowMajor(shape));
  }

  /** Where in the vector the i-th of its numbers is, counted row by row. */
  public long place(long i) {
    long place = offset;
    long left = i;
    for (int d = shape.size() - 1; d >= 0; d--) {
      place += left % shape.get(d) * strides.get(d);
      left /= shape.get(d);
    }
    return place;
  }

  /** The same numbers with their dimensions in another order. */
  public Parameter permuted(int... order) {
    List<Long> sizes = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    for (int dimension : order) {
      sizes.add(shape.get(dimension));
      steps.add(strides.get(dimension));
    }
    return seenAs(sizes, steps);
  }

  /** The same numbers, one dimension of which is taken for several, row by row. */
  public Parameter split(int dimension, long... into) {
    List<Long> sizes = new ArrayList<>(shape);
    List<Long> steps = new ArrayList<>(strides);
    sizes.remove(dimension);
    long step = steps.remove(dimension);
    for (int i = into.length - 1; i >= 0; i--) {
      sizes.add(dimension, into[i]);
      steps.add(dimension, step);
      step *= into[i];
    }
    return seenAs(sizes, steps);
  }

  private Parameter seenAs(List<Long> sizes, List<Long> steps) {
    return new Parameter(offset, sizes, steps, kind, group, fanIn, coding);
  }

  private static List<Long> rowMajor(List<Long> shape) {
    List<Long> strides = new ArrayList<>(shape);
    long stride = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      strides.set(i, stride);
      stride *= shape.get(i);
    }
    return strides;
  }

  private static List<Long> settled(List<Long> shape, List<Long> strides) {
    List<Long> settled = new ArrayList<>(strides);
    long next = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) == 1) {
        settled.set(i, next);
      }
      next = settled.get(i) * shape.get(i);
    }
    return List.copyOf(settled);
  }

  private static long product(List<Long> sizes) {
    return sizes.stream().reduce(1L, (a, b) -> a * b);
  }
}
