package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Shape;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.compile.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small networks for tests, grown at their end; each method returns the value it made. */
final class NetBuilder {

  private final Shape input;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private long offset;
  private int group;

  NetBuilder(int channels, int height, int width) {
    input = new Shape(channels, height, width);
  }

  static Window window(int size, int stride, int padding) {
    return new Window(size, size, stride, stride, padding, padding, padding, padding);
  }

  int last() {
    return operations.size();
  }

  Shape shape(int v) {
    return new Structure(input, operations, parameters).shapes().get(v);
  }

  void nextGroup() {
    group++;
  }

  int convolution(int from, int out, Window window, boolean bias) {
    int in = shape(from).channels();
    Parameter weights = parameter(Kind.WEIGHT, out, in, window.height(), window.width());
    return add(new Operation.Convolution(from, window, weights, bias(bias, out)));
  }

  int dense(int from, int out, boolean bias) {
    Parameter weights = parameter(Kind.WEIGHT, out, shape(from).size());
    return add(new Operation.Dense(from, weights, bias(bias, out)));
  }

  int batchNorm(int from) {
    int channels = shape(from).channels();
    return add(
        new Operation.BatchNorm(
            from,
            1e-3,
            0.9,
            parameter(Kind.OFFSET, channels),
            parameter(Kind.OFFSET, channels),
            parameter(Kind.STATISTIC, channels),
            parameter(Kind.STATISTIC, channels)));
  }

  int activation(int from, Function function, double slope) {
    return add(new Operation.Activation(from, function, slope));
  }

  int relu(int from) {
    return activation(from, Function.RELU, 0);
  }

  int maxPool(int from, Window window) {
    return add(new Operation.Pool(from, Operation.Pool.Kind.MAX, window));
  }

  int meanPool(int from, Window window) {
    return add(new Operation.Pool(from, Operation.Pool.Kind.MEAN, window));
  }

  int sum(int left, int right) {
    return add(new Operation.Add(left, right));
  }

  int dropout(int from, double keep) {
    return add(new Operation.Dropout(from, keep));
  }

  Structure build() {
    return new Structure(input, operations, parameters);
  }

  /** With a dense layer of three classes at the end. */
  Structure classifier() {
    dense(last(), 3, true);
    return build();
  }

  private int add(Operation operation) {
    operations.add(operation);
    return operations.size();
  }

  private Optional<Parameter> bias(boolean present, int out) {
    return present ? Optional.of(parameter(Kind.OFFSET, out)) : Optional.empty();
  }

  private Parameter parameter(Kind kind, long... shape) {
    List<Long> sizes = java.util.stream.LongStream.of(shape).boxed().toList();
    Parameter parameter = new Parameter(offset, sizes, kind, group, 1);
    offset += parameter.length();
    parameters.add(parameter);
    return parameter;
  }
}
