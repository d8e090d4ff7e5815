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

  public int norm(int value) {
    long n = shape(value).channels();
    return add(
        new Operation.BatchNorm(
            value,
            1e-5,
            0.9,
            parameter(Kind.OFFSET, 1, n),
            parameter(Kind.OFFSET, 1, n),
            parameter(Kind.STATISTIC, 1, n),
            parameter(Kind.STATISTIC, 1, n)));
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

  private Shape shape(int value) {
    return structure().shapes().get(value);
  }

  private Parameter parameter(Kind kind, long fanIn, long... shape) {
    Parameter parameter =
        new Parameter(end, java.util.Arrays.stream(shape).boxed().toList(), kind, group, fanIn);
    end += parameter.length();
    parameters.add(parameter);
    return parameter;
  }

  private int add(Operation operation) {
    operations.add(operation);
    return operations.size();
  }
}
