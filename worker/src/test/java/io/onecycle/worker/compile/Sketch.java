package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Operation.Pool;
import io.onecycle.worker.compile.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Structures written down by hand; each method appends an operation and returns its value. */
public final class Sketch {

  private final Shape input;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private long end;
  private int group;

  public Sketch(int channels, int height, int width) {
    this.input = new Shape(channels, height, width);
  }

  /** Puts the parameters to come into the next layer group. */
  public void nextGroup() {
    group++;
  }

  public int conv(int value, int outputs, int size, int stride, int pad, boolean bias) {
    return conv(value, outputs, window(size, stride, pad), bias);
  }

  public int conv(int value, int outputs, Window window, boolean bias) {
    int in = shape(value).channels();
    long fanIn = (long) in * window.height() * window.width();
    Optional<Parameter> offset =
        bias ? Optional.of(parameter(Kind.OFFSET, fanIn, outputs)) : Optional.empty();
    return add(
        new Operation.Convolution(
            value,
            window,
            parameter(Kind.WEIGHT, fanIn, outputs, in, window.height(), window.width()),
            offset));
  }

  public int dense(int value, int outputs) {
    return dense(value, outputs, true);
  }

  public int dense(int value, int outputs, boolean bias) {
    long in = shape(value).size();
    Parameter weights = parameter(Kind.WEIGHT, in, outputs, in);
    return add(
        new Operation.Dense(
            value,
            weights,
            bias ? Optional.of(parameter(Kind.OFFSET, in, outputs)) : Optional.empty()));
  }

  /** So many outputs for each channel, which lie as Deeplearning4j's do. */
  public int depthwise(int value, int multiplier, Window window, boolean bias) {
    long in = shape(value).channels();
    long fanIn = (long) window.height() * window.width();
    Optional<Parameter> offset =
        bias ? Optional.of(parameter(Kind.OFFSET, fanIn, in * multiplier)) : Optional.empty();
    Parameter weights =
        kept(
            parameter(Kind.WEIGHT, fanIn, window.height(), window.width(), in, multiplier)
                .permuted(2, 3, 0, 1)
                .split(1, multiplier, 1));
    return add(new Operation.Convolution(value, window, weights, offset));
  }

  /** In groups of several channels each. */
  public int grouped(int value, int groups, int outputs, Window window) {
    long in = shape(value).channels() / groups;
    long fanIn = in * window.height() * window.width();
    Parameter weights =
        parameter(
            Kind.WEIGHT, fanIn, groups, outputs / groups, in, window.height(), window.width());
    Parameter bias = parameter(Kind.OFFSET, fanIn, outputs);
    return add(new Operation.Convolution(value, window, weights, Optional.of(bias)));
  }

  public int deconv(int value, int outputs, Window window, boolean bias) {
    long in = shape(value).channels();
    Optional<Parameter> offset =
        bias ? Optional.of(parameter(Kind.OFFSET, in, outputs)) : Optional.empty();
    Parameter weights =
        kept(
            parameter(Kind.WEIGHT, in, in, outputs, window.height(), window.width())
                .permuted(1, 0, 2, 3));
    return add(new Operation.Deconvolution(value, window, weights, offset));
  }

  /** A dense layer whose weights lie as those over rows, columns and channels do. */
  public int denseOverChannelsLast(int value, int outputs) {
    Shape shape = shape(value);
    Parameter weights =
        kept(
            parameter(
                    Kind.WEIGHT,
                    shape.size(),
                    outputs,
                    shape.height(),
                    shape.width(),
                    shape.channels())
                .permuted(0, 3, 1, 2));
    Parameter bias = parameter(Kind.OFFSET, shape.size(), outputs);
    return add(new Operation.Dense(value, weights, Optional.of(bias)));
  }

  public int norm(int value) {
    return norm(value, Coding.PLAIN);
  }

  public int norm(int value, Coding ofVariance) {
    long n = shape(value).channels();
    Optional<Parameter> gain = Optional.of(parameter(Kind.OFFSET, 1, n));
    Optional<Parameter> shift = Optional.of(parameter(Kind.OFFSET, 1, n));
    Parameter mean = parameter(Kind.STATISTIC, 1, n);
    Parameter plain = parameter(Kind.STATISTIC, 1, n);
    Parameter variance =
        kept(
            new Parameter(
                plain.offset(),
                plain.shape(),
                plain.strides(),
                plain.kind(),
                group,
                1,
                ofVariance));
    return add(new Operation.BatchNorm(value, 1e-5, 0.9, gain, shift, mean, variance));
  }

  /** Batch norm with neither gain nor shift. */
  public int bareNorm(int value) {
    long n = shape(value).channels();
    return add(
        new Operation.BatchNorm(
            value,
            1e-5,
            0.9,
            Optional.empty(),
            Optional.empty(),
            parameter(Kind.STATISTIC, 1, n),
            parameter(Kind.STATISTIC, 1, n)));
  }

  public int layerNorm(int value, boolean shift) {
    long n = shape(value).channels();
    Parameter gain = parameter(Kind.OFFSET, 1, n);
    return add(
        new Normalisation.OfLayer(
            value,
            1e-5,
            gain,
            shift ? Optional.of(parameter(Kind.OFFSET, 1, n)) : Optional.empty()));
  }

  public int prelu(int value, long... shape) {
    return add(new Pointwise.ParametricRelu(value, parameter(Kind.OFFSET, 1, shape)));
  }

  public int relu(int value) {
    return activation(value, Function.RELU, 0);
  }

  public int activation(int value, Function function, double slope) {
    return add(new Activation(value, function, slope));
  }

  public int pool(int value, Pool.Kind kind, int size, int stride, int pad) {
    return pool(value, kind, window(size, stride, pad));
  }

  public int pool(int value, Pool.Kind kind, Window window) {
    return add(new Pool(value, kind, window));
  }

  public int meanOfAll(int value) {
    return add(new Pool(value, Pool.Kind.MEAN, Window.over(shape(value))));
  }

  public int sum(int left, int right) {
    return add(new Operation.Add(left, right));
  }

  public int dropout(int value, double keep) {
    return add(new Operation.Dropout(value, keep));
  }

  /** A basic block of a residual network, with a projection where the shape changes. */
  public int block(int value, int outputs, int stride) {
    int inner = relu(norm(conv(value, outputs, 3, stride, 1, false)));
    int last = norm(conv(inner, outputs, 3, 1, 1, false));
    boolean same = stride == 1 && shape(value).channels() == outputs;
    return relu(sum(last, same ? value : norm(conv(value, outputs, 1, stride, 0, false))));
  }

  public Structure structure() {
    return new Structure(input, operations, parameters);
  }

  private static Window window(int size, int stride, int pad) {
    return new Window(size, size, stride, stride, pad, pad, pad, pad);
  }

  public Shape shape(int value) {
    return structure().shapes().get(value);
  }

  private Parameter parameter(Kind kind, long fanIn, long... shape) {
    Parameter parameter =
        new Parameter(end, java.util.Arrays.stream(shape).boxed().toList(), kind, group, fanIn);
    end += parameter.length();
    parameters.add(parameter);
    return parameter;
  }

  /** Takes the place of the latest parameter, whose numbers it sees otherwise. */
  private Parameter kept(Parameter seen) {
    parameters.set(parameters.size() - 1, seen);
    return seen;
  }

  /** Appends any operation. */
  public int add(Operation operation) {
    operations.add(operation);
    return operations.size();
  }
}
