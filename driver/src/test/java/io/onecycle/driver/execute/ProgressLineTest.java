package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.execute.ProgressBoard.Running;
import io.onecycle.driver.execute.ProgressBoard.Snapshot;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

  private static final Snapshot SEARCH =
      new Snapshot(
          "trials",
          120,
          37,
          2,
          1,
          List.of(
              new Running("a", 280, 510, 0.4321),
              new Running("b", 12, 510, 2.1),
              new Running("c", -1, 510, Double.NaN)),
          0.31,
          OptionalDouble.of(3671));

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 30, 59, 60, 79, 80, 100, 120, 199, 200})
  void isNeverLongerThanTheTerminalIsWide(int columns) {
    assertThat(ProgressLine.bar(SEARCH, columns, true)).hasSizeLessThanOrEqualTo(columns);
    assertThat(ProgressLine.bar(SEARCH, columns, false)).hasSizeLessThanOrEqualTo(columns);
  }

  @Test
  void whatIsMostDetailedGoesFirst() {
    assertThat(ProgressLine.bar(SEARCH, 199, true))
        .isEqualTo(
            "███████░░░░░░░░░░░░░░░░░ 37/120 trials, 3 running, 2 diverged, 1 failed, 1:01 h to go"
                + " [it 281/510 loss 0.432, it 13/510 loss 2.100, +1]");
    assertThat(ProgressLine.bar(SEARCH, 120, true))
        .endsWith("1:01 h to go [it 281/510 loss 0.432, +2]");
    assertThat(ProgressLine.bar(SEARCH, 90, true)).startsWith("███████░░").endsWith(" to go");
    assertThat(ProgressLine.bar(SEARCH, 79, true)).startsWith("████░░░░░░░░ 37/120");
    assertThat(ProgressLine.bar(SEARCH, 62, true))
        .isEqualTo("37/120 trials, 3 running, 2 diverged, 1 failed, 1:01 h to go");
  }

  @Test
  void anAsciiTerminalGetsABarThatItCanDraw() {
    assertThat(ProgressLine.bar(SEARCH, 199, false))
        .startsWith("#######................. 37/120")
        .matches("\\p{ASCII}*");
  }

  @Test
  void saysNothingOfATimeThatIsNotKnown() {
    Snapshot early = new Snapshot("trials", 20, 0, 0, 0, List.of(), 0.001, OptionalDouble.empty());
    assertThat(ProgressLine.plain(early, 20)).isEqualTo("0/20 trials, 20 s elapsed");
    assertThat(ProgressLine.bar(early, 100, true)).doesNotContain("to go");
  }
}
