package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** The course of the learning rate: the 1cycle policy, or a baseline it is measured against. */
public sealed interface ScheduleSpec extends Serializable {

  /** The name in sweep files and tables. */
  String name();

  /**
   * The 1cycle policy (Smith 2018, section 4.1).
   *
   * @param div the cycle starts and ends its ramps at max_lr/div; at least 1
   * @param pct percentage of the iterations spent in the final annealing, in [0, 100)
   */
  record OneCycle(double div, double pct) implements ScheduleSpec {
    public OneCycle {
      Require.that(div >= 1 && Double.isFinite(div), "div", div, "a number of at least 1");
      Require.that(pct >= 0 && pct < 100, "pct", pct, "a percentage in [0, 100)");
    }

    @Override
    public String name() {
      return "1cycle";
    }
  }

  /** The learning rate stays at max_lr. */
  record Constant() implements ScheduleSpec {
    @Override
    public String name() {
      return "constant";
    }
  }

  /**
   * The learning rate starts at max_lr and is multiplied by {@code factor} at each mark.
   *
   * @param at marks in epochs, rising, above 0; fractions are allowed
   * @param factor above 0
   */
  record Step(List<Double> at, double factor) implements ScheduleSpec {
    public Step {
      at = List.copyOf(at);
      Require.that(!at.isEmpty(), "at", at, "at least one mark, in epochs");
      double before = 0;
      for (double mark : at) {
        Require.that(
            mark > before && Double.isFinite(mark), "at", at, "rising marks in epochs, above 0");
        before = mark;
      }
      Require.that(factor > 0 && Double.isFinite(factor), "factor", factor, "a number above 0");
    }

    @Override
    public String name() {
      return at.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(",", "step(at=", ";factor=" + factor + ")"));
    }
  }
}
