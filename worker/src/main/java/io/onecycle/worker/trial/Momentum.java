package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/**
 * A momentum range: {@code max} at the ends of the cycle and {@code min} where the learning rate
 * peaks (Smith 2018, section 4.3). A rising range, {@code max < min}, is legal: the paper sweeps
 * 0.90–1.00. Equal ends are a constant momentum.
 *
 * @param max momentum at the cycle's ends, in [0, 1]
 * @param min momentum where the learning rate peaks, in [0, 1]
 */
public record Momentum(double max, double min) implements Serializable {

  public Momentum {
    Require.that(max >= 0 && max <= 1, "max_mom", max, "a number in [0, 1]");
    Require.that(min >= 0 && min <= 1, "min_mom", min, "a number in [0, 1]");
  }

  public static Momentum constant(double momentum) {
    return new Momentum(momentum, momentum);
  }

  public boolean isConstant() {
    return max == min;
  }
}
