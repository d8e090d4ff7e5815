package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivedTimeTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final LivedTime lived = new LivedTime(nanos::get);

  private Duration after(Duration time) {
    nanos.addAndGet(time.toNanos());
    return lived.passed();
  }

  @Test
  void countsWhatPassesBetweenLooks() {
    assertThat(lived.passed()).isZero();
    assertThat(after(Duration.ofMillis(500))).isEqualTo(Duration.ofMillis(500));
    assertThat(after(Duration.ofMillis(700))).isEqualTo(Duration.ofMillis(1200));
  }

  @Test
  void aProcessThatWasStoppedForHoursHasLivedASecond() {
    assertThat(after(Duration.ofHours(8))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aClockThatGoesBackTakesNothingAway() {
    after(Duration.ofMillis(500));
    assertThat(after(Duration.ofHours(-1))).isEqualTo(Duration.ofMillis(500));
  }
}
