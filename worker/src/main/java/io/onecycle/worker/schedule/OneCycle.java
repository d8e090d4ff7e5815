package io.onecycle.worker.schedule;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;

/**
 * The 1cycle policy: from max_lr/div up to max_lr in {@code ramp()} iterations, back down in as
 * many, then linear annealing towards max_lr/div/100. Momentum mirrors the two ramps and stays high
 * while annealing. L. N. Smith, arXiv:1803.09820, section 4; constants and order of operations as
 * in fastai 0.7, whose learning rates it equals bit for bit.
 *
 * @param iterations of the cycle, at least 1
 * @param div ratio of the peak to the start, at least 1
 * @param pct percentage of the iterations spent annealing, in [0, 100)
 * @param momentum its range
 * @param compat {@link Compat#FASTAI} reads momentum one iteration late, as fastai 0.7 does
 */
public record OneCycle(int iterations, double div, double pct, Momentum momentum, Compat compat)
    implements Schedule {

  private static final double ANNEAL_TO = 100;

  public OneCycle {
    Require.that(div >= 1 && Double.isFinite(div), "div", div, "a number of at least 1");
    Require.that(pct >= 0 && pct < 100, "pct", pct, "a percentage in [0, 100)");
    Require.that(
        ramp(iterations, pct) >= 1,
        "iterations",
        iterations,
        "enough for a ramp of one iteration beside pct " + pct + " % of annealing");
  }

  /** How many iterations the way up takes, and the way down: {@code ⌊iterations·(1−pct/100)/2⌋}. */
  public static int ramp(int iterations, double pct) {
    return (int) (iterations * (1 - pct / 100) / 2);
  }

  @Override
  public double lr(int t, double maxLr) {
    int c = ramp(iterations, pct);
    if (t > 2 * c) {
      double v = (double) (t - 2 * c) / (iterations - 2 * c);
      return maxLr * (1 + v * (1 - ANNEAL_TO) / ANNEAL_TO) / div;
    }
    return maxLr * (1 + height(t, c) * (div - 1)) / div;
  }

  @Override
  public double momentum(int t) {
    int read = compat == Compat.FASTAI ? (t + 1) % iterations : t;
    int c = ramp(iterations, pct);
    return read > 2 * c
        ? momentum.max()
        : momentum.max() + height(read, c) * (momentum.min() - momentum.max());
  }

  /** 0 at the feet of the two ramps, 1 at their peak. */
  private static double height(int t, int c) {
    return t <= c ? (double) t / c : 1 - (double) (t - c) / c;
  }
}
