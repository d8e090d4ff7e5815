package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Framed;
import io.onecycle.worker.compile.Arrangement.Joined;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.Arrangement.Slice;
import io.onecycle.worker.compile.Arrangement.Upsampled;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.BatchNorm;
import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Deconvolution;
import io.onecycle.worker.compile.Operation.Dense;
import io.onecycle.worker.compile.Operation.Dropout;
import io.onecycle.worker.compile.Operation.Pool;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Pointwise.ChannelDropout;
import io.onecycle.worker.compile.Pointwise.Clip;
import io.onecycle.worker.compile.Pointwise.Combined;
import io.onecycle.worker.compile.Pointwise.ParametricRelu;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * One operation on a mini-batch, in doubles.
 *
 * @param from shapes of the inputs
 * @param to shape of what is made
 * @param in the inputs, example after example
 * @param n examples
 */
record ReferenceOperation(
    List<Shape> from, Shape to, List<double[]> in, int n, ReferenceParameters parameters) {

  double[] of(Operation operation) {
    if (operation instanceof Operation.OfOne one) {
      return ofOne(one);
    } else if (operation instanceof Joined) {
      return joined();
    } else if (operation instanceof Combined combined) {
      return combined(combined.kind());
    }
    return pairs((left, right) -> left + right);
  }

  private double[] ofOne(Operation.OfOne operation) {
    ReferenceSums sums = new ReferenceSums(from.get(0), to, in.get(0), n, parameters);
    ReferenceNorms norms = new ReferenceNorms(from.get(0), in.get(0), n, parameters);
    if (operation instanceof Convolution convolution) {
      return sums.convolution(convolution);
    } else if (operation instanceof Deconvolution deconvolution) {
      return sums.deconvolution(deconvolution);
    } else if (operation instanceof Dense dense) {
      return sums.dense(dense);
    } else if (operation instanceof Pool pool) {
      return sums.pool(pool);
    } else if (operation instanceof BatchNorm norm) {
      return norms.ofBatch(norm);
    } else if (operation instanceof Normalisation.OfLayer norm) {
      return norms.ofLayer(norm);
    } else if (operation instanceof Normalisation.OfNeighbours norm) {
      return norms.ofNeighbours(norm);
    } else if (operation instanceof Activation activation) {
      return each(x -> ReferenceFunctions.of(activation, x));
    } else if (operation instanceof Affine affine) {
      return each(x -> affine.factor() * x + affine.summand());
    } else if (operation instanceof Clip clip) {
      return each(x -> Math.max(clip.least(), Math.min(clip.most(), x)));
    } else if (operation instanceof ParametricRelu relu) {
      return parametricRelu(relu.slopes());
    } else if (operation instanceof Framed framed) {
      return moved(1, 1, framed.top(), framed.left(), 0);
    } else if (operation instanceof Upsampled up) {
      return moved(up.down(), up.across(), 0, 0, 0);
    } else if (operation instanceof Slice slice) {
      return moved(1, 1, 0, 0, slice.from());
    } else if (operation instanceof Reshaped
        || operation instanceof Dropout
        || operation instanceof ChannelDropout) {
      return in.get(0);
    }
    throw new IllegalArgumentException("Not computed: " + operation);
  }

  private double[] each(DoubleUnaryOperator function) {
    return java.util.Arrays.stream(in.get(0)).map(function).toArray();
  }

  private interface OfPair {
    double of(double left, double right);
  }

  private double[] combined(Combined.Kind kind) {
    return switch (kind) {
      case DIFFERENCE -> pairs((left, right) -> left - right);
      case PRODUCT -> pairs((left, right) -> left * right);
      case MAX -> pairs(Math::max);
    };
  }

  /** The right value may have one number for a whole channel. */
  private double[] pairs(OfPair function) {
    int of = from.get(0).size() / from.get(1).size();
    double[] out = new double[n * to.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = function.of(in.get(0)[i], in.get(1)[i / of]);
    }
    return out;
  }

  private double[] joined() {
    double[] out = new double[n * to.size()];
    int start = 0;
    for (int k = 0; k < in.size(); k++) {
      int size = from.get(k).size();
      for (int i = 0; i < n; i++) {
        System.arraycopy(in.get(k), i * size, out, i * to.size() + start, size);
      }
      start += size;
    }
    return out;
  }

  private double[] parametricRelu(Parameter slopes) {
    double[] out = new double[n * to.size()];
    List<Long> shape = slopes.shape();
    Places.each(
        to,
        n,
        (image, channel, row, column, at) -> {
          long c = channel % shape.get(0);
          long y = row % shape.get(1);
          long x = column % shape.get(2);
          double slope = parameters.at(slopes, (int) ((c * shape.get(1) + y) * shape.get(2) + x));
          double number = in.get(0)[at];
          out[at] = number > 0 ? number : slope * number;
        });
    return out;
  }

  /** From the pixel of a block; 0 outside of the image. */
  private double[] moved(int down, int across, int top, int left, int firstChannel) {
    double[] out = new double[n * to.size()];
    Places.each(
        to,
        n,
        (image, channel, row, column, at) -> {
          int source =
              Places.index(
                  from.get(0),
                  image,
                  channel + firstChannel,
                  Math.floorDiv(row - top, down),
                  Math.floorDiv(column - left, across));
          out[at] = source < 0 ? 0 : in.get(0)[source];
        });
    return out;
  }
}
