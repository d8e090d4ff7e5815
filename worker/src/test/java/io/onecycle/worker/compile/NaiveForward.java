package io.onecycle.worker.compile;

import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.BatchNorm;
import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Dense;
import io.onecycle.worker.compile.Operation.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forward pass of one image in inference mode, by the book, in doubles. */
public final class NaiveForward {

  private final Structure structure;
  private final float[] vector;

  /** A network with these parameters. */
  public NaiveForward(Structure structure, float[] vector) {
    this.structure = structure;
    this.vector = vector;
  }

  /** The logits of an image in channel, row, column order. */
  public double[] logits(double[] image) {
    List<Shape> shapes = structure.shapes();
    List<double[]> values = new ArrayList<>();
    values.add(image);
    for (Operation operation : structure.operations()) {
      int input = operation.inputs().get(0);
      values.add(apply(operation, values, shapes.get(input), shapes.get(values.size())));
    }
    return values.get(values.size() - 1);
  }

  private double[] apply(Operation operation, List<double[]> values, Shape from, Shape to) {
    double[] x = values.get(operation.inputs().get(0));
    double[] y = new double[to.size()];
    if (operation instanceof Convolution convolution) {
      convolve(convolution, x, from, y, to);
    } else if (operation instanceof Dense dense) {
      for (int o = 0; o < y.length; o++) {
        y[o] = bias(dense.bias(), o);
        for (int i = 0; i < x.length; i++) {
          y[o] += x[i] * at(dense.weights(), o * x.length + i);
        }
      }
    } else if (operation instanceof BatchNorm norm) {
      int pixels = from.height() * from.width();
      for (int i = 0; i < y.length; i++) {
        int c = i / pixels;
        double deviation = Math.sqrt(at(norm.variance(), c) + norm.epsilon());
        y[i] = (x[i] - at(norm.mean(), c)) / deviation * at(norm.gain(), c) + at(norm.shift(), c);
      }
    } else if (operation instanceof Activation activation) {
      for (int i = 0; i < y.length; i++) {
        y[i] = activate(activation, x[i]);
      }
    } else if (operation instanceof Pool pool) {
      pool(pool, x, from, y, to);
    } else if (operation instanceof Operation.Add add) {
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i] + values.get(add.right())[i];
      }
    } else {
      System.arraycopy(x, 0, y, 0, y.length);
    }
    return y;
  }

  private void convolve(Convolution convolution, double[] x, Shape from, double[] y, Shape to) {
    Window window = convolution.window();
    int taps = window.height() * window.width();
    for (int o = 0; o < y.length; o++) {
      int channel = o / (to.height() * to.width());
      double sum = bias(convolution.bias(), channel);
      for (int c = 0; c < from.channels(); c++) {
        for (int tap = 0; tap < taps; tap++) {
          int pixel = pixel(window, from, to, o, c, tap);
          int weight = (channel * from.channels() + c) * taps + tap;
          sum += pixel < 0 ? 0 : x[pixel] * at(convolution.weights(), weight);
        }
      }
      y[o] = sum;
    }
  }

  private static void pool(Pool pool, double[] x, Shape from, double[] y, Shape to) {
    Window window = pool.window();
    for (int o = 0; o < y.length; o++) {
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int count = 0;
      for (int tap = 0; tap < window.height() * window.width(); tap++) {
        int pixel = pixel(window, from, to, o, o / (to.height() * to.width()), tap);
        if (pixel >= 0) {
          largest = Math.max(largest, x[pixel]);
          sum += x[pixel];
          count++;
        }
      }
      y[o] = pool.kind() == Pool.Kind.MAX ? largest : sum / count;
    }
  }

  /** Where in the input a tap of the window of output {@code o} lies; −1 in the padding. */
  private static int pixel(Window window, Shape from, Shape to, int o, int channel, int tap) {
    int place = o % (to.height() * to.width());
    int row = place / to.width() * window.strideDown() - window.top() + tap / window.width();
    int column = place % to.width() * window.strideRight() - window.left() + tap % window.width();
    boolean inside = row >= 0 && row < from.height() && column >= 0 && column < from.width();
    return inside ? (channel * from.height() + row) * from.width() + column : -1;
  }

  private static double activate(Activation activation, double x) {
    return switch (activation.function()) {
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x >= 0 ? x : activation.slope() * x;
      case ELU -> x >= 0 ? x : activation.slope() * Math.expm1(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  private double bias(Optional<Parameter> bias, int i) {
    return bias.map(b -> at(b, i)).orElse(0.0);
  }

  private double at(Parameter parameter, int i) {
    return vector[(int) parameter.offset() + i];
  }
}
