package io.onecycle.driver.report.plot.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void linearTicksAreRoundNumbersWithinTheAxis() {
    assertThat(Ticks.linear(0.83, 0.861, 7))
        .containsExactly(0.83, 0.835, 0.84, 0.845, 0.85, 0.855, 0.86);
    assertThat(Ticks.linear(-3, 7, 5)).containsExactly(-2.0, 0.0, 2.0, 4.0, 6.0);
    assertThat(Ticks.linear(0, 850, 6)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0);
  }

  @Test
  void logTicksArePowersOfTen() {
    assertThat(Ticks.log(1e-3, 10, 6)).containsExactly(0.001, 0.01, 0.1, 1.0, 10.0);
  }

  @Test
  void logTicksAreThinnedOverManyPowers() {
    assertThat(Ticks.log(1e-8, 1, 6)).containsExactly(1e-8, 1e-6, 1e-4, 1e-2, 1.0);
  }

  @Test
  void logTicksHaveMultiplesWherePowersAreFew() {
    assertThat(Ticks.log(0.2, 2.5, 6)).containsExactly(0.2, 0.5, 1.0, 2.0);
  }

  @Test
  void logTicksAreLinearWithinAFactorOfThree() {
    assertThat(Ticks.log(0.41, 0.79, 6)).containsExactly(0.5, 0.6, 0.7);
  }
}
