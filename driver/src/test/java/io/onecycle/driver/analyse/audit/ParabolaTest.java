package io.onecycle.driver.analyse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParabolaTest {

  private static final double[] X = {1, 2, 4};

  @Test
  void gainsWhatItsTopIsAboveTheHighestPoint() {
    // 10 − (x − 2.5)².
    assertThat(Parabola.gain(X, 7.75, 9.75, 7.75)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void gainsNothingWhereTheTopIsAPoint() {
    assertThat(Parabola.gain(X, 9, 10, 6)).isCloseTo(0, within(1e-12));
  }

  @Test
  void gainsNothingWithoutATopBetweenThem() {
    assertThat(Parabola.gain(X, 3, 2, 5)).as("open above").isZero();
    assertThat(Parabola.gain(X, 1, 2, 4)).as("straight").isZero();
    assertThat(Parabola.gain(X, 0, 5, 14)).as("still rising").isZero();
  }
}
