package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanTimeTest {

  @Test
  void isWhatTrialsHereHaveTakenSharedByTheCores() {
    assertThat(time(OptionalDouble.of(0.01), Optional.empty()))
        .isEqualTo(
            """

            Still to do: 12,750 iterations; about 1:04 min on the 2 cores of this machine, at the pace of 25
              trials that have ended here.
            """);
  }

  /** Eleven of the cores have nothing to do. */
  @Test
  void isNoShorterThanATrial() {
    assertThat(five(16)).contains("about 1:00 min on the 16 cores");
    assertThat(five(4)).contains("about 2:00 min on the 4 cores");
  }

  private static String five(int cores) {
    return new PlanTime(
            Optional.of(30_000L),
            5,
            6_000,
            0,
            false,
            OptionalDouble.of(0.01),
            25,
            Optional.empty(),
            cores)
        .render();
  }

  @Test
  void namesTheMachineWhereItIsAnother() {
    assertThat(time(OptionalDouble.of(1), Optional.of("big-one")))
        .contains("about 3:32 h of one core, at the pace of 25 trials", "that ran on\n  big-one.");
  }

  @Test
  void isNotMadeUpBeforeATrialHasEnded() {
    assertThat(time(OptionalDouble.empty(), Optional.empty())).contains("is not known before a");
  }

  @Test
  void rangeTestsAreInTheSum() {
    assertThat(
            new PlanTime(
                    Optional.of(600L),
                    9,
                    100,
                    3,
                    true,
                    OptionalDouble.empty(),
                    0,
                    Optional.empty(),
                    2)
                .render())
        .startsWith("\nStill to do: at most 600 iterations, those of 3 range tests included; ");
  }

  @Test
  void nothingIsSaidWhereNothingIsLeft() {
    assertThat(
            new PlanTime(
                    Optional.of(0L), 0, 0, 0, false, OptionalDouble.of(1), 9, Optional.empty(), 2)
                .render())
        .isEmpty();
  }

  private static String time(OptionalDouble seconds, Optional<String> elsewhere) {
    return new PlanTime(Optional.of(12_750L), 50, 255, 0, false, seconds, 25, elsewhere, 2)
        .render();
  }
}
