package io.onecycle.worker.lrfind;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;

/**
 * The arguments of a range test, as fastai 0.7's {@code lr_find2} names them. Learning rates are
 * one value, or one per layer group from input to output. One {@code end_lr} for several {@code
 * start_lr} is where the last group ends: as in fastai, all groups are multiplied alike.
 *
 * @param startLr learning rates of the first iteration, above 0
 * @param endLr learning rates that would be reached at iteration {@code numIt}, above their start
 * @param numIt how many iterations are recorded at most, at least 1
 * @param linear whether the learning rate grows by addition, not by multiplication
 * @param stopDv whether the test ends early where the loss diverges
 */
public record LrFindSpec(
    List<Double> startLr, List<Double> endLr, int numIt, boolean linear, boolean stopDv)
    implements Serializable {

  /** fastai's defaults: 1e-5 to 10 in 100 iterations, exponential, stopping early. */
  public static final LrFindSpec DEFAULT =
      new LrFindSpec(List.of(1e-5), List.of(10.0), 100, false, true);

  public LrFindSpec {
    startLr = List.copyOf(startLr);
    endLr = List.copyOf(endLr);
    requireRates("start_lr", startLr);
    requireRates("end_lr", endLr);
    Require.that(
        startLr.size() == endLr.size() || startLr.size() == 1 || endLr.size() == 1,
        "end_lr",
        endLr,
        "one value, or one for each of the " + startLr.size() + " values of start_lr");
    for (int group = 0; group < Math.max(startLr.size(), endLr.size()); group++) {
      double start = of(startLr, group);
      double end = of(endLr, group);
      // One end for several starts is the last group's alone.
      boolean pairs = endLr.size() > 1 || group == startLr.size() - 1;
      Require.that(!pairs || end > start, "end_lr", end, "a number above start_lr, " + start);
    }
    Require.that(numIt >= 1, "num_it", numIt, "a whole number of at least 1");
  }

  private static double of(List<Double> rates, int group) {
    return rates.get(rates.size() == 1 ? 0 : group);
  }

  private static void requireRates(String name, List<Double> rates) {
    Require.that(!rates.isEmpty(), name, rates, "at least one value");
    for (double lr : rates) {
      Require.that(lr > 0 && Double.isFinite(lr), name, lr, "a number above 0");
    }
  }
}
