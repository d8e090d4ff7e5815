package io.onecycle.worker.lrfind;

import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Compat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The learning rates of a range test. The order of operations is fastai 0.7's, so that they equal
 * its to the last bit: the exponential ramp is a power of a power, {@code
 * start·((end/start)^(1/n))^i}, which is not quite {@code start·(end/start)^(i/n)}.
 */
final class LrRamp {

  private final LrFindSpec spec;
  private final Compat compat;
  private final List<Double> starts;
  private final List<Double> ratios;

  /** The ramp of {@code groups} layer groups; each list has one value, or so many. */
  public LrRamp(LrFindSpec spec, Compat compat, int groups) {
    this.spec = spec;
    this.compat = compat;
    this.starts = Rates.spread(spec.startLr(), groups);
    this.ratios = IntStream.range(0, groups).mapToObj(this::ratio).toList();
  }

  /** The learning rate of each layer group, input to output, in iteration {@code i} from 0. */
  public List<Double> at(int i) {
    return IntStream.range(0, starts.size())
        .mapToObj(group -> lr(i, starts.get(group), ratios.get(group)))
        .toList();
  }

  private double ratio(int group) {
    List<Double> ends = spec.endLr();
    return ends.size() == 1
        ? ends.get(0) / starts.get(starts.size() - 1)
        : ends.get(group) / starts.get(group);
  }

  private double lr(int i, double start, double ratio) {
    int n = spec.numIt();
    if (!spec.linear()) {
      return start * Math.pow(Math.pow(ratio, 1.0 / n), i);
    }
    if (compat == Compat.FASTAI) {
      // A quirk: end_lr·i/num_it, which starts at 0 and not at start_lr.
      return start * (ratio / n * i);
    }
    return start + (start * ratio - start) * i / n;
  }
}
