package io.onecycle.worker.data.staged;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import java.io.Serializable;

/**
 * What all examples of a data set have in common.
 *
 * @param shape of an example
 * @param isPixels whether inputs are a byte each, rather than any number
 * @param isClasses whether a class is learnt, rather than numbers
 * @param outputs classes, or numbers
 */
public record Kind(Shape shape, boolean isPixels, boolean isClasses, int outputs)
    implements Serializable {

  /** Pieces of more bytes than this are divided: what several read at once stays small. */
  private static final long PIECE = 1 << 25;

  /** That of examples. */
  public static Kind of(Examples examples) {
    return new Kind(
        examples.shape(),
        examples.arePixels(),
        examples.target() instanceof Target.Classes,
        examples.target().outputs());
  }

  /** How many bytes examples take, in memory or in a file. */
  public long bytes(long count) {
    long inputs = (long) shape.size() * (isPixels ? 1 : Float.BYTES);
    return count * (inputs + (isClasses ? Integer.BYTES : (long) outputs * Float.BYTES));
  }

  /** How many examples a staged part holds, at least 1: determined by nothing but the kind. */
  public int perPart() {
    return (int) Math.max(1, Math.min(1 << 20, PIECE / bytes(1)));
  }

  /** The target. */
  public Target target() {
    return isClasses ? new Target.Classes(outputs) : new Target.Numbers(outputs);
  }

  @Override
  public String toString() {
    return shape + (isPixels ? " in bytes" : "") + ", " + target();
  }
}
