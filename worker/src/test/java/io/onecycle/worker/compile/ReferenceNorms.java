package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation.BatchNorm;

/** Normalisations of a mini-batch of this shape. */
final class ReferenceNorms {

  private final Shape shape;
  private final double[] in;
  private final int n;
  private final ReferenceParameters parameters;

  ReferenceNorms(Shape shape, double[] in, int n, ReferenceParameters parameters) {
    this.shape = shape;
    this.in = in;
    this.n = n;
    this.parameters = parameters;
  }

  double[] ofBatch(BatchNorm norm) {
    int count = n * shape.height() * shape.width();
    double[] out = new double[in.length];
    for (int c = 0; c < shape.channels(); c++) {
      double mean = parameters.at(norm.mean(), c);
      double variance = parameters.at(norm.variance(), c);
      if (parameters.training()) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
          sum += in[place(c, i)];
        }
        mean = sum / count;
        for (int i = 0; i < count; i++) {
          squares += Math.pow(in[place(c, i)] - mean, 2);
        }
        variance = squares / count;
        parameters.follow(norm.mean(), c, norm.decay(), mean);
        parameters.follow(norm.variance(), c, norm.decay(), squares / (count - 1));
      }
      int channel = c;
      double gain = norm.gain().map(each -> parameters.at(each, channel)).orElse(1.0);
      double shift = norm.shift().map(each -> parameters.at(each, channel)).orElse(0.0);
      for (int i = 0; i < count; i++) {
        int at = place(c, i);
        out[at] = (in[at] - mean) * gain / Math.sqrt(variance + norm.epsilon()) + shift;
      }
    }
    return out;
  }

  double[] ofLayer(Normalisation.OfLayer norm) {
    int size = shape.size();
    double[] out = new double[in.length];
    for (int i = 0; i < n; i++) {
      double mean = 0;
      double variance = 0;
      for (int k = 0; k < size; k++) {
        mean += in[i * size + k] / size;
      }
      for (int k = 0; k < size; k++) {
        variance += Math.pow(in[i * size + k] - mean, 2) / size;
      }
      for (int k = 0; k < size; k++) {
        int feature = k;
        double gain = parameters.at(norm.gain(), k);
        double shift = norm.shift().map(s -> parameters.at(s, feature)).orElse(0.0);
        out[i * size + k] =
            (in[i * size + k] - mean) * gain / Math.sqrt(variance + norm.epsilon()) + shift;
      }
    }
    return out;
  }

  double[] ofNeighbours(Normalisation.OfNeighbours norm) {
    double[] out = new double[in.length];
    Places.each(
        shape,
        n,
        (image, channel, row, column, at) -> {
          double sum = 0;
          int first = Math.max(0, channel - norm.reach());
          int last = Math.min(shape.channels() - 1, channel + norm.reach());
          for (int c = first; c <= last; c++) {
            sum += Math.pow(in[Places.index(shape, image, c, row, column)], 2);
          }
          out[at] = in[at] / Math.pow(norm.k() + norm.alpha() * sum, norm.beta());
        });
    return out;
  }

  /** The i-th number of a channel over all images. */
  private int place(int channel, int i) {
    int plane = shape.height() * shape.width();
    return i / plane * shape.size() + channel * plane + i % plane;
  }
}
