package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Pool;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import java.util.ArrayList;
import java.util.List;

/** A structure computed literally, in double precision: slow, and plain to see through. */
public final class ReferenceNetwork {

  private final Structure structure;
  private final List<Shape> shapes;
  private final double[] parameters;
  private final boolean training;

  public ReferenceNetwork(Structure structure, double[] parameters, boolean training) {
    this.structure = structure;
    this.shapes = structure.shapes();
    this.parameters = parameters;
    this.training = training;
  }

  /** The mean loss of a mini-batch; in training, the running statistics move. */
  public double loss(Batch batch) {
    double[] logits = logits(batch);
    if (structure.loss() == Loss.SQUARED_ERROR) {
      return squaredError(logits, batch);
    }
    int classes = structure.outputs();
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[i * classes + k]);
      }
      loss += Math.log(sum) - logits[i * classes + batch.labels()[i]];
    }
    return loss / batch.size();
  }

  private double squaredError(double[] outputs, Batch batch) {
    double sum = 0;
    int count = batch.size() * structure.outputs();
    for (int i = 0; i < count; i++) {
      sum += Math.pow(outputs[i] - batch.values()[i], 2);
    }
    return sum / count;
  }

  /** One row an example. */
  public double[] logits(Batch batch) {
    int n = batch.size();
    double[] image = new double[n * shapes.get(0).size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = batch.pixels()[i];
    }
    List<double[]> values = new ArrayList<>(List.of(image));
    for (Operation operation : structure.operations()) {
      values.add(applied(operation, values, n));
    }
    return values.get(values.size() - 1);
  }

  private double[] applied(Operation operation, List<double[]> values, int n) {
    int first = operation.inputs().get(0);
    double[] in = values.get(first);
    Shape from = shapes.get(first);
    Shape to = shapes.get(values.size());
    if (operation instanceof Operation.Convolution conv) {
      return convolution(conv, in, from, to, n);
    } else if (operation instanceof Operation.Dense dense) {
      return dense(dense, in, from.size(), to.size(), n);
    } else if (operation instanceof Operation.BatchNorm norm) {
      return norm(norm, in, from, n);
    } else if (operation instanceof Pool pool) {
      return pool(pool, in, from, to, n);
    } else if (operation instanceof Operation.Add add) {
      double[] other = values.get(add.right());
      double[] sum = in.clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other[i];
      }
      return sum;
    } else if (operation instanceof Activation activation) {
      double[] out = new double[in.length];
      for (int i = 0; i < in.length; i++) {
        out[i] = function(activation, in[i]);
      }
      return out;
    }
    return in;
  }

  private double[] convolution(
      Operation.Convolution conv, double[] in, Shape from, Shape to, int n) {
    double[] out = new double[n * to.size()];
    Window window = conv.window();
    int perOutput = from.channels() * window.height() * window.width();
    each(
        to,
        n,
        (image, channel, row, column, at) -> {
          double sum = conv.bias().map(bias -> at(bias, channel)).orElse(0.0);
          for (int c = 0; c < from.channels(); c++) {
            for (int y = 0; y < window.height(); y++) {
              for (int x = 0; x < window.width(); x++) {
                int source = source(from, window, image, c, row, column, y, x);
                int weight = channel * perOutput + (c * window.height() + y) * window.width() + x;
                sum += source < 0 ? 0 : in[source] * at(conv.weights(), weight);
              }
            }
          }
          out[at] = sum;
        });
    return out;
  }

  private double[] dense(Operation.Dense dense, double[] in, int from, int to, int n) {
    double[] out = new double[n * to];
    for (int i = 0; i < n; i++) {
      for (int o = 0; o < to; o++) {
        double sum = dense.bias().isPresent() ? at(dense.bias().get(), o) : 0;
        for (int k = 0; k < from; k++) {
          sum += in[i * from + k] * at(dense.weights(), o * from + k);
        }
        out[i * to + o] = sum;
      }
    }
    return out;
  }

  private double[] norm(Operation.BatchNorm norm, double[] in, Shape shape, int n) {
    int plane = shape.height() * shape.width();
    double[] out = new double[in.length];
    for (int c = 0; c < shape.channels(); c++) {
      double mean = at(norm.mean(), c);
      double variance = at(norm.variance(), c);
      if (training) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n * plane; i++) {
          sum += in[place(shape, c, i)];
        }
        mean = sum / (n * plane);
        for (int i = 0; i < n * plane; i++) {
          squares += Math.pow(in[place(shape, c, i)] - mean, 2);
        }
        variance = squares / (n * plane);
        follow(norm.mean(), c, norm.decay(), mean);
        follow(norm.variance(), c, norm.decay(), squares / (n * plane - 1));
      }
      double scale = at(norm.gain(), c) / Math.sqrt(variance + norm.epsilon());
      for (int i = 0; i < n * plane; i++) {
        int at = place(shape, c, i);
        out[at] = (in[at] - mean) * scale + at(norm.shift(), c);
      }
    }
    return out;
  }

  private double[] pool(Pool pool, double[] in, Shape from, Shape to, int n) {
    double[] out = new double[n * to.size()];
    Window window = pool.window();
    each(
        to,
        n,
        (image, channel, row, column, at) -> {
          double largest = Double.NEGATIVE_INFINITY;
          double sum = 0;
          int count = 0;
          for (int y = 0; y < window.height(); y++) {
            for (int x = 0; x < window.width(); x++) {
              int source = source(from, window, image, channel, row, column, y, x);
              if (source >= 0) {
                largest = Math.max(largest, in[source]);
                sum += in[source];
                count++;
              }
            }
          }
          out[at] = pool.kind() == Pool.Kind.MAX ? largest : sum / count;
        });
    return out;
  }

  private static double function(Activation activation, double x) {
    return switch (activation.function()) {
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : activation.slope() * x;
      case ELU -> x > 0 ? x : activation.slope() * Math.expm1(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  /** What is done at each place of an image; {@code at} is its index. */
  private interface Place {
    void visit(int image, int channel, int row, int column, int at);
  }

  private static void each(Shape shape, int n, Place place) {
    int at = 0;
    for (int image = 0; image < n; image++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int row = 0; row < shape.height(); row++) {
          for (int column = 0; column < shape.width(); column++) {
            place.visit(image, channel, row, column, at++);
          }
        }
      }
    }
  }

  /** Below 0 in the padding. */
  private static int source(
      Shape shape, Window window, int image, int channel, int row, int column, int y, int x) {
    int down = row * window.strideDown() + y - window.top();
    int right = column * window.strideRight() + x - window.left();
    boolean inside = down >= 0 && right >= 0 && down < shape.height() && right < shape.width();
    return inside
        ? ((image * shape.channels() + channel) * shape.height() + down) * shape.width() + right
        : -1;
  }

  /** The i-th number of a channel over all images. */
  private static int place(Shape shape, int channel, int i) {
    int plane = shape.height() * shape.width();
    return i / plane * shape.size() + channel * plane + i % plane;
  }

  private double at(Parameter parameter, int index) {
    return parameters[Math.toIntExact(parameter.offset()) + index];
  }

  private void follow(Parameter statistic, int index, double decay, double value) {
    int at = Math.toIntExact(statistic.offset()) + index;
    parameters[at] = decay * parameters[at] + (1 - decay) * value;
  }

  /** The gradient of one parameter's number by central differences. */
  public static double slope(Structure structure, double[] parameters, Batch batch, int index) {
    double step = 1e-5;
    return (lossWith(structure, parameters, batch, index, step)
            - lossWith(structure, parameters, batch, index, -step))
        / (2 * step);
  }

  private static double lossWith(
      Structure structure, double[] parameters, Batch batch, int index, double step) {
    double[] changed = parameters.clone();
    changed[index] += step;
    return new ReferenceNetwork(structure, changed, true).loss(batch);
  }
}
