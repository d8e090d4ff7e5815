package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Shape;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.compile.Window;
import io.onecycle.worker.data.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network in doubles, by the definitions and as slow as they are; dropout keeps everything. */
final class Reference {

  private final Structure structure;
  private final List<Shape> shapes;
  private final boolean training;
  private final Map<Operation, double[][]> statistics = new HashMap<>();

  Reference(Structure structure, boolean training) {
    this.structure = structure;
    this.shapes = structure.shapes();
    this.training = training;
  }

  /** The mean loss of a mini-batch. */
  double loss(double[] parameters, Batch batch) {
    int n = batch.size();
    double[] images = new double[n * structure.input().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = batch.pixels()[i];
    }
    List<double[]> values = new ArrayList<>(List.of(images));
    for (Operation operation : structure.operations()) {
      values.add(value(operation, values, parameters, n));
    }
    double[] logits = values.get(values.size() - 1);
    int classes = structure.classes();
    double loss = 0;
    for (int i = 0; i < n; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < classes; j++) {
        largest = Math.max(largest, logits[i * classes + j]);
      }
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        sum += Math.exp(logits[i * classes + j] - largest);
      }
      loss += largest + Math.log(sum) - logits[i * classes + batch.labels()[i]];
    }
    return loss / n;
  }

  /** Mean and biased variance of each channel, of the latest mini-batch. */
  double[][] statistics(Operation.BatchNorm operation) {
    return statistics.get(operation);
  }

  private double[] value(Operation operation, List<double[]> values, double[] w, int n) {
    double[] x = values.get(operation.inputs().get(0));
    Shape in = shapes.get(operation.inputs().get(0));
    Shape out = shapes.get(values.size());
    if (operation instanceof Operation.Convolution convolution) {
      return convolution(convolution, x, in, out, w, n);
    }
    if (operation instanceof Operation.Dense dense) {
      return dense(dense, x, in, out, w, n);
    }
    if (operation instanceof Operation.BatchNorm batchNorm) {
      return batchNorm(batchNorm, x, in, w, n);
    }
    if (operation instanceof Operation.Pool pool) {
      return pool(pool, x, in, out, n);
    }
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      if (operation instanceof Operation.Activation activation) {
        y[i] = activated(activation, x[i]);
      } else if (operation instanceof Operation.Add sum) {
        y[i] += values.get(sum.right())[i];
      }
    }
    return y;
  }

  private static double[] convolution(
      Operation.Convolution operation, double[] x, Shape in, Shape out, double[] w, int n) {
    Window window = operation.window();
    double[] y = new double[n * out.size()];
    for (int at = 0; at < y.length; at++) {
      int column = at % out.width();
      int row = at / out.width() % out.height();
      int channel = at / (out.width() * out.height()) % out.channels();
      int image = at / out.size();
      y[at] = operation.bias().map(b -> w[(int) b.offset() + channel]).orElse(0.0);
      for (int c = 0; c < in.channels(); c++) {
        for (int i = 0; i < window.height(); i++) {
          for (int j = 0; j < window.width(); j++) {
            int h = row * window.strideDown() - window.top() + i;
            int v = column * window.strideRight() - window.left() + j;
            if (h >= 0 && h < in.height() && v >= 0 && v < in.width()) {
              int weight =
                  ((channel * in.channels() + c) * window.height() + i) * window.width() + j;
              y[at] +=
                  x[((image * in.channels() + c) * in.height() + h) * in.width() + v]
                      * w[(int) operation.weights().offset() + weight];
            }
          }
        }
      }
    }
    return y;
  }

  private static double[] dense(
      Operation.Dense operation, double[] x, Shape in, Shape out, double[] w, int n) {
    double[] y = new double[n * out.size()];
    for (int at = 0; at < y.length; at++) {
      int unit = at % out.size();
      y[at] = operation.bias().map(b -> w[(int) b.offset() + unit]).orElse(0.0);
      for (int k = 0; k < in.size(); k++) {
        y[at] +=
            x[at / out.size() * in.size() + k]
                * w[(int) operation.weights().offset() + unit * in.size() + k];
      }
    }
    return y;
  }

  private double[] batchNorm(
      Operation.BatchNorm operation, double[] x, Shape in, double[] w, int n) {
    int pixels = in.height() * in.width();
    double[] mean = new double[in.channels()];
    double[] variance = new double[in.channels()];
    double count = (double) n * pixels;
    for (int i = 0; i < x.length; i++) {
      mean[i / pixels % in.channels()] += x[i] / count;
    }
    for (int i = 0; i < x.length; i++) {
      int c = i / pixels % in.channels();
      variance[c] += (x[i] - mean[c]) * (x[i] - mean[c]) / count;
    }
    statistics.put(operation, new double[][] {mean, variance});
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i / pixels % in.channels();
      double m = training ? mean[c] : at(w, operation.mean(), c);
      double v = training ? variance[c] : at(w, operation.variance(), c);
      y[i] =
          (x[i] - m) / Math.sqrt(v + operation.epsilon()) * at(w, operation.gain(), c)
              + at(w, operation.shift(), c);
    }
    return y;
  }

  private static double[] pool(Operation.Pool operation, double[] x, Shape in, Shape out, int n) {
    Window window = operation.window();
    double[] y = new double[n * out.size()];
    for (int at = 0; at < y.length; at++) {
      int column = at % out.width();
      int row = at / out.width() % out.height();
      int plane = at / (out.width() * out.height());
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int count = 0;
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          int h = row * window.strideDown() - window.top() + i;
          int v = column * window.strideRight() - window.left() + j;
          if (h >= 0 && h < in.height() && v >= 0 && v < in.width()) {
            double number = x[(plane * in.height() + h) * in.width() + v];
            largest = Math.max(largest, number);
            sum += number;
            count++;
          }
        }
      }
      y[at] = operation.kind() == Operation.Pool.Kind.MAX ? largest : sum / count;
    }
    return y;
  }

  private static double activated(Operation.Activation activation, double x) {
    return switch (activation.function()) {
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x > 0 ? x : activation.slope() * x;
      case ELU -> x > 0 ? x : activation.slope() * Math.expm1(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  private static double at(double[] w, Parameter parameter, int i) {
    return w[(int) parameter.offset() + i];
  }
}
