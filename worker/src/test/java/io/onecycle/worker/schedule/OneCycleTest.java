package io.onecycle.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OneCycleTest {

  private static OneCycle cycle(int iterations, double div, double pct) {
    return new OneCycle(iterations, div, pct, new Momentum(0.95, 0.85), Compat.NONE);
  }

  @Property
  void peaksAtMaxLrWhenTheFirstRampEnds(
      @ForAll @IntRange(min = 4, max = 10_000) int iterations,
      @ForAll @DoubleRange(min = 1, max = 100) double div,
      @ForAll @DoubleRange(min = 0, max = 40) double pct) {
    OneCycle cycle = cycle(iterations, div, pct);
    int peak = OneCycle.ramp(iterations, pct);
    assertThat(cycle.lr(peak, 0.8)).isCloseTo(0.8, within(1e-12));
    assertThat(cycle.momentum(peak)).isCloseTo(0.85, within(1e-12));
    assertThat(cycle.lr(0, 0.8)).isCloseTo(0.8 / div, within(1e-12));
    for (int t = 0; t < iterations; t++) {
      assertThat(cycle.lr(t, 0.8)).isBetween(0.8 / div / 100 - 1e-12, 0.8 + 1e-12);
      assertThat(cycle.momentum(t)).isBetween(0.85 - 1e-12, 0.95 + 1e-12);
    }
  }

  @Test
  void annealsLinearlyTowardsAHundredthOfTheStart() {
    OneCycle cycle = cycle(1000, 10, 50);
    int annealed = 2 * OneCycle.ramp(1000, 50);
    double first = cycle.lr(annealed + 1, 1);
    double second = cycle.lr(annealed + 2, 1);
    assertThat(cycle.lr(999, 1)).isCloseTo(0.001, within(0.001));
    assertThat(cycle.lr(annealed + 100, 1)).isCloseTo(first - 99 * (first - second), within(1e-12));
  }

  @Test
  void momentumMayRise() {
    OneCycle rising = new OneCycle(100, 10, 10, new Momentum(0.9, 1.0), Compat.NONE);
    assertThat(rising.momentum(0)).isEqualTo(0.9);
    assertThat(rising.momentum(45)).isEqualTo(1.0);
  }

  @Test
  void refusesWhatCannotBeACycleAndNamesTheValue() {
    assertThatThrownBy(() -> cycle(1, 10, 10))
        .hasMessage(
            "Invalid iterations: 1, expected enough for a ramp of one iteration beside pct 10.0 %"
                + " of annealing");
    assertThatThrownBy(() -> cycle(100, 0.5, 10)).hasMessageStartingWith("Invalid div: 0.5");
    assertThatThrownBy(() -> cycle(100, 10, 100)).hasMessageStartingWith("Invalid pct: 100.0");
    assertThatThrownBy(() -> cycle(100, 10, -10)).hasMessageStartingWith("Invalid pct: -10.0");
    assertThatThrownBy(() -> new Momentum(1.1, 0.9)).hasMessageStartingWith("Invalid max_mom: 1.1");
  }
}
