package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import java.util.List;

/** Operations that do the same to each number, or to each pair of numbers. */
public final class Pointwise {

  private Pointwise() {}

  /** Of one value; what it makes has the value's shape. */
  public sealed interface OfOne extends Operation.OfOne
      permits Affine, Clip, ParametricRelu, ChannelDropout {}

  /** {@code factor·x + summand}. */
  public record Affine(int input, double factor, double summand) implements OfOne {}

  /**
   * The nearest number between two; the gradient passes in between and nowhere else.
   *
   * @param least may be negative infinity
   * @param most above it; may be infinity
   */
  public record Clip(int input, double least, double most) implements OfOne {}

  /**
   * PReLU (He et al., arXiv:1502.01852): x above 0, {@code slope·x} below.
   *
   * @param slopes shape [channels, height, width] with 1 where all along a dimension share one
   */
  public record ParametricRelu(int input, Parameter slopes) implements OfOne {
    @Override
    public List<Parameter> parameters() {
      return List.of(slopes);
    }
  }

  /**
   * Inverted dropout of whole channels of an example (Tompson et al., arXiv:1411.4280): in training
   * each is kept with this probability and then divided by it; in inference nothing is done.
   *
   * @param keep in (0, 1]
   */
  public record ChannelDropout(int input, double keep) implements OfOne {}

  /** Two values of one shape, number by number. */
  public record Combined(Kind kind, int left, int right) implements Operation {

    /** What is done to a pair. */
    public enum Kind {
      /** The left number less the right one. */
      DIFFERENCE,
      PRODUCT,
      /** The larger of the two; where both are equal, the gradient is the left one's. */
      MAX
    }

    @Override
    public List<Integer> inputs() {
      return List.of(left, right);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }
  }
}
