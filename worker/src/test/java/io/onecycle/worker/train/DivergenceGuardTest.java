package io.onecycle.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivergenceGuardTest {

  private final DivergenceGuard guard = new DivergenceGuard();

  @Test
  void endsAtOnceOnNotANumberAndOnInfinity() {
    assertThat(guard.diverged(Double.NaN, 1)).isTrue();
    assertThat(guard.diverged(Double.POSITIVE_INFINITY, 1)).isTrue();
  }

  @Test
  void comparesTheAverageWithTheUntrainedLoss() {
    assertThat(guard.diverged(2.3, 2.3)).isFalse();
    assertThat(guard.diverged(20, 9.1)).isFalse();
    assertThat(guard.diverged(20, 9.3)).isTrue();
  }
}
