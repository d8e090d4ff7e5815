package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import java.util.List;

/** Operations that put numbers elsewhere and compute nothing. */
public final class Arrangement {

  private Arrangement() {}

  /** Of one value. */
  public sealed interface OfOne extends Operation.OfOne
      permits Framed, Upsampled, Slice, Reshaped {}

  /**
   * An image with a frame of zeros around it; where a side is below 0, with that much cut off.
   *
   * @param top rows added above
   * @param left columns added left
   * @param bottom rows added below
   * @param right columns added right
   */
  public record Framed(int input, int top, int left, int bottom, int right) implements OfOne {

    /** Whether nothing is cut off. */
    public boolean onlyAdds() {
      return top >= 0 && left >= 0 && bottom >= 0 && right >= 0;
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      Shape image = inputs.get(0);
      return new Shape(
          image.channels(), image.height() + top + bottom, image.width() + left + right);
    }
  }

  /**
   * Each pixel as a block of its like.
   *
   * @param down rows of a block, at least 1
   * @param across columns of a block, at least 1
   */
  public record Upsampled(int input, int down, int across) implements OfOne {
    @Override
    public Shape applied(List<Shape> inputs) {
      Shape image = inputs.get(0);
      return new Shape(image.channels(), image.height() * down, image.width() * across);
    }
  }

  /**
   * Some of a value's channels.
   *
   * @param from the first of them, from 0
   * @param to one beyond the last
   */
  public record Slice(int input, int from, int to) implements OfOne {
    @Override
    public Shape applied(List<Shape> inputs) {
      Shape all = inputs.get(0);
      return new Shape(to - from, all.height(), all.width());
    }
  }

  /** The same numbers, in channel, row, column order, as another shape of that many. */
  public record Reshaped(int input, Shape shape) implements OfOne {
    @Override
    public Shape applied(List<Shape> inputs) {
      return shape;
    }
  }

  /** Values of one height and width, channels after channels; at least two. */
  public record Joined(List<Integer> inputs) implements Operation {

    public Joined {
      inputs = List.copyOf(inputs);
    }

    @Override
    public Shape applied(List<Shape> shapes) {
      Shape first = shapes.get(0);
      int channels = shapes.stream().mapToInt(Shape::channels).sum();
      return new Shape(channels, first.height(), first.width());
    }
  }
}
