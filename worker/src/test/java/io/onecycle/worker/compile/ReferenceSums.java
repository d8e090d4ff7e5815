package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Deconvolution;
import io.onecycle.worker.compile.Operation.Dense;
import io.onecycle.worker.compile.Operation.Pool;

/** Weighted sums, and pools, of a mini-batch. */
final class ReferenceSums {

  private final Shape from;
  private final Shape to;
  private final double[] in;
  private final int n;
  private final ReferenceParameters parameters;

  ReferenceSums(Shape from, Shape to, double[] in, int n, ReferenceParameters parameters) {
    this.from = from;
    this.to = to;
    this.in = in;
    this.n = n;
    this.parameters = parameters;
  }

  double[] convolution(Convolution conv) {
    double[] out = new double[n * to.size()];
    Window window = conv.window();
    double[] weights = parameters.of(conv.weights());
    double[] bias = parameters.of(conv.bias(), to.channels());
    int ins = from.channels() / conv.groups();
    int outs = to.channels() / conv.groups();
    Places.each(
        to,
        n,
        (image, channel, row, column, at) -> {
          double sum = bias[channel];
          int first = channel / outs * ins;
          for (int c = 0; c < ins; c++) {
            for (int y = 0; y < window.height(); y++) {
              for (int x = 0; x < window.width(); x++) {
                int source = Places.under(from, window, image, first + c, row, column, y, x);
                int weight = ((channel * ins + c) * window.height() + y) * window.width() + x;
                sum += source < 0 ? 0 : in[source] * weights[weight];
              }
            }
          }
          out[at] = sum;
        });
    return out;
  }

  double[] deconvolution(Deconvolution deconv) {
    double[] out = new double[n * to.size()];
    Window window = deconv.window();
    double[] weights = parameters.of(deconv.weights());
    double[] bias = parameters.of(deconv.bias(), to.channels());
    Places.each(to, n, (image, channel, row, column, at) -> out[at] = bias[channel]);
    Places.each(
        from,
        n,
        (image, channel, row, column, at) -> {
          for (int o = 0; o < to.channels(); o++) {
            for (int y = 0; y < window.height(); y++) {
              for (int x = 0; x < window.width(); x++) {
                int target = Places.under(to, window, image, o, row, column, y, x);
                int weight =
                    ((o * from.channels() + channel) * window.height() + y) * window.width() + x;
                if (target >= 0) {
                  out[target] += in[at] * weights[weight];
                }
              }
            }
          }
        });
    return out;
  }

  double[] dense(Dense dense) {
    double[] weights = parameters.of(dense.weights());
    double[] bias = parameters.of(dense.bias(), to.size());
    double[] out = new double[n * to.size()];
    for (int i = 0; i < n; i++) {
      for (int o = 0; o < to.size(); o++) {
        double sum = bias[o];
        for (int k = 0; k < from.size(); k++) {
          sum += in[i * from.size() + k] * weights[o * from.size() + k];
        }
        out[i * to.size() + o] = sum;
      }
    }
    return out;
  }

  double[] pool(Pool pool) {
    double[] out = new double[n * to.size()];
    Window window = pool.window();
    Places.each(
        to,
        n,
        (image, channel, row, column, at) -> {
          double largest = Double.NEGATIVE_INFINITY;
          double sum = 0;
          int count = 0;
          for (int y = 0; y < window.height(); y++) {
            for (int x = 0; x < window.width(); x++) {
              int source = Places.under(from, window, image, channel, row, column, y, x);
              if (source >= 0) {
                largest = Math.max(largest, in[source]);
                sum += in[source];
                count++;
              }
            }
          }
          out[at] =
              switch (pool.kind()) {
                case MAX -> largest;
                case MEAN -> sum / count;
                case MEAN_WITH_PADDING -> sum / (window.height() * window.width());
              };
        });
    return out;
  }
}
