package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a network's forward pass. Values are numbered: 0 is the input, and the operation at
 * index i of a {@link Structure} makes value i + 1.
 */
public sealed interface Operation
    permits Operation.OfOne, Operation.Add, Pointwise.Combined, Arrangement.Joined {

  /** The values it reads. */
  List<Integer> inputs();

  /** The shape it makes of its inputs' shapes. */
  Shape applied(List<Shape> inputs);

  /** Parameters it reads. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** Reads one value; unless it says else, what it makes has the value's shape. */
  sealed interface OfOne extends Operation
      permits Convolution,
          Deconvolution,
          Dense,
          BatchNorm,
          Activation,
          Pool,
          Dropout,
          Pointwise.OfOne,
          Arrangement.OfOne,
          Normalisation {

    /** The value it reads. */
    int input();

    @Override
    default List<Integer> inputs() {
      return List.of(input());
    }

    @Override
    default Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /**
   * A convolution, cross-correlation as everywhere in the field. In groups, each group of outputs
   * looks at its own group of channels: one channel each is a depthwise convolution.
   *
   * @param weights shape [out, in, height, width], or in groups [groups, out / groups, in / groups,
   *     height, width]
   * @param bias shape [out]
   */
  record Convolution(int input, Window window, Parameter weights, Optional<Parameter> bias)
      implements OfOne {

    /** How many groups its channels are in; 1 where every output looks at every channel. */
    public int groups() {
      return weights.shape().size() == 5 ? Math.toIntExact(weights.shape().get(0)) : 1;
    }

    /** How many channels come out. */
    public int outputs() {
      int first = weights.shape().size() - 4;
      return Math.toIntExact(groups() * weights.shape().get(first));
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return window.applied(inputs.get(0), outputs());
    }

    @Override
    public List<Parameter> parameters() {
      return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }
  }

  /**
   * A transposed convolution: the very map by which a convolution with this window, from {@code
   * out} channels to {@code in}, sends gradients back.
   *
   * @param weights shape [out, in, height, width]
   * @param bias shape [out]
   */
  record Deconvolution(int input, Window window, Parameter weights, Optional<Parameter> bias)
      implements OfOne {
    @Override
    public Shape applied(List<Shape> inputs) {
      return window.undone(inputs.get(0), Math.toIntExact(weights.shape().get(0)));
    }

    @Override
    public List<Parameter> parameters() {
      return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }
  }

  /**
   * A dense layer over all numbers of its input, in channel, row, column order.
   *
   * @param weights shape [out, in], or [out, channels, height, width] over an image
   * @param bias shape [out]
   */
  record Dense(int input, Parameter weights, Optional<Parameter> bias) implements OfOne {
    @Override
    public Shape applied(List<Shape> inputs) {
      return Shape.features(Math.toIntExact(weights.shape().get(0)));
    }

    @Override
    public List<Parameter> parameters() {
      return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }
  }

  /**
   * Batch normalisation over batch, rows and columns (Ioffe and Szegedy, arXiv:1502.03167). In
   * training it uses the mini-batch's mean and (biased) variance and moves the running ones: {@code
   * running = decay·running + (1 − decay)·batch}, where the variance is the unbiased one, as in
   * PyTorch: what is used in inference is an estimate of all examples'. All parameters have shape
   * [channels].
   *
   * @param epsilon added to the variance
   * @param gain what each channel is multiplied by; none where that is 1
   * @param shift what is then added; none where that is 0
   */
  record BatchNorm(
      int input,
      double epsilon,
      double decay,
      Optional<Parameter> gain,
      Optional<Parameter> shift,
      Parameter mean,
      Parameter variance)
      implements OfOne {

    /**
     * What a variance of so many numbers is multiplied by to be unbiased; 1 of a single one, whose
     * variance is 0.
     *
     * @param numbers of a channel in the mini-batch, at least 1
     */
    public static double unbiasing(long numbers) {
      return numbers == 1 ? 1 : numbers / (numbers - 1.0);
    }

    @Override
    public List<Parameter> parameters() {
      return Stream.of(gain.stream(), shift.stream(), Stream.of(mean, variance))
          .flatMap(each -> each)
          .toList();
    }
  }

  /**
   * A function of each number x by itself.
   *
   * @param slope the function's constant, below called a; of no account where it has none
   */
  record Activation(int input, Function function, double slope) implements OfOne {

    /** Which function. */
    public enum Function {
      /** max(x, 0). */
      RELU,
      /** x above 0, a·x below. */
      LEAKY_RELU,
      /** x above 0, a·(e^x − 1) below. */
      ELU,
      TANH,
      /** 1 / (1 + e^−x). */
      SIGMOID,
      /** x·sigmoid(a·x); with a = 1.702 it is Deeplearning4j's GELU. */
      SWISH,
      /** x·tanh(softplus(x)). */
      MISH,
      /** ln(1 + e^x). */
      SOFTPLUS,
      /** x / (1 + |x|). */
      SOFTSIGN,
      /** x³. */
      CUBE,
      /** x above a, else 0. */
      THRESHOLDED_RELU,
      /**
       * 1.7159·t(2x/3), where t(y) = sign(y)·(1 − 1 / (1 + |y| + y² + 1.41645·y⁴)) is much like
       * tanh.
       */
      RATIONAL_TANH
    }
  }

  /** The largest or the mean of each window. */
  record Pool(int input, Kind kind, Window window) implements OfOne {

    /** What is taken of a window. */
    public enum Kind {
      /** The largest number that is not padding. */
      MAX,
      /** The mean of those that are not padding. */
      MEAN,
      /** The mean of all, padding being 0. */
      MEAN_WITH_PADDING
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return window.applied(inputs.get(0), inputs.get(0).channels());
    }
  }

  /** The sum of two values of one shape, number by number. */
  record Add(int left, int right) implements Operation {
    @Override
    public List<Integer> inputs() {
      return List.of(left, right);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /**
   * Inverted dropout (Srivastava et al., 2014): in training each number is kept with this
   * probability and then divided by it; in inference nothing is done.
   *
   * @param keep in (0, 1]
   */
  record Dropout(int input, double keep) implements OfOne {}
}
