package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One step of a network's forward pass. Values are numbered: 0 is the input, and the operation at
 * index i of a {@link Structure} makes value i + 1.
 */
public sealed interface Operation {

  /** The values it reads. */
  List<Integer> inputs();

  /** The shape it makes of its inputs' shapes. */
  Shape applied(List<Shape> inputs);

  /** Parameters it reads. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * A convolution, cross-correlation as everywhere in the field.
   *
   * @param weights shape [out, in, height, width]
   * @param bias shape [out]
   */
  record Convolution(int input, Window window, Parameter weights, Optional<Parameter> bias)
      implements Operation {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return window.applied(inputs.get(0), Math.toIntExact(weights.shape().get(0)));
    }

    @Override
    public List<Parameter> parameters() {
      return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }
  }

  /**
   * A dense layer over all numbers of its input, in channel, row, column order.
   *
   * @param weights shape [out, in]
   * @param bias shape [out]
   */
  record Dense(int input, Parameter weights, Optional<Parameter> bias) implements Operation {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

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
   * PyTorch: what is used in inference is an estimate of all examples'. All four parameters have
   * shape [channels].
   *
   * @param epsilon added to the variance
   */
  record BatchNorm(
      int input,
      double epsilon,
      double decay,
      Parameter gain,
      Parameter shift,
      Parameter mean,
      Parameter variance)
      implements Operation {

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
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(gain, shift, mean, variance);
    }
  }

  /**
   * A function of each number by itself.
   *
   * @param slope of leaky ReLU below 0, α of ELU; else of no account
   */
  record Activation(int input, Function function, double slope) implements Operation {

    /** Which function. */
    public enum Function {
      RELU,
      LEAKY_RELU,
      ELU,
      TANH,
      SIGMOID
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** The largest or the mean of each window; the mean counts no padding. */
  record Pool(int input, Kind kind, Window window) implements Operation {

    /** What is taken of a window. */
    public enum Kind {
      MAX,
      MEAN
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
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
  record Dropout(int input, double keep) implements Operation {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Shape applied(List<Shape> inputs) {
      return inputs.get(0);
    }
  }
}
