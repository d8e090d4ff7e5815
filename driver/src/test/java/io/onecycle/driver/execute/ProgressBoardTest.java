package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.execute.Progress.Advanced;
import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.Progress.Started;
import org.junit.jupiter.api.Test;

/**
 * Time to go: of 20 trials of 500 iterations, two at once, 10 ms an iteration, 20 s of start-up.
 */
class ProgressBoardTest {

  private static final int ITERATIONS = 500;

  private double now;
  private final ProgressBoard board = new ProgressBoard(() -> (long) (now * 1e9));

  @Test
  void startUpIsNoPace() {
    begin();
    now = 20;
    advance("a", 0);
    advance("b", 0);
    now = 21;
    advance("a", 100);
    advance("b", 100);
    assertThat(board.snapshot().secondsToGo()).as("a second tells nothing").isEmpty();
    end("a", 25);
    end("b", 25);
    // 18 trials of 5 s, two at once; by the start, it would be 225 s.
    assertThat(board.snapshot().secondsToGo().orElseThrow()).isCloseTo(45, within(1.0));
  }

  @Test
  void aLongTrialTellsItsPaceWhileItRuns() {
    board.expect("trials", 2, 200_000);
    board.hear(new Started("a", 100_000));
    now = 30;
    for (int second = 0; second <= 40; second++) {
      now = 30 + second;
      advance("a", second * 100);
      assertThat(board.snapshot().secondsToGo().isPresent()).isEqualTo(second >= 5);
    }
    assertThat(board.snapshot().secondsToGo().orElseThrow())
        .isCloseTo(1000 - 40 + 1000, within(2.0));
  }

  @Test
  void theLastTrialTakesAsLongAsItHasLeftHoweverManyPlacesThereAre() {
    begin();
    board.expect("trials", 3, 3 * ITERATIONS);
    board.hear(new Started("a", ITERATIONS));
    board.hear(new Started("b", ITERATIONS));
    advance("a", 0);
    advance("b", 0);
    end("a", now + 5);
    end("b", now);
    board.hear(new Started("c", ITERATIONS));
    advance("c", 249);
    assertThat(board.snapshot().secondsToGo().orElseThrow()).isCloseTo(2.5, within(0.1));
    end("c", now + 2.5);
    assertThat(board.snapshot().secondsToGo()).isEmpty();
  }

  @Test
  void trialsOfWhichOnlyStartAndEndAreHeardTellTheirPaceAfterTheFirstShift() {
    begin();
    end("a", 25);
    end("b", 25);
    assertThat(board.snapshot().secondsToGo()).as("start-up is in it").isEmpty();
    board.hear(new Started("c", ITERATIONS));
    board.hear(new Started("d", ITERATIONS));
    end("c", 30);
    end("d", 30);
    assertThat(board.snapshot().secondsToGo().orElseThrow()).isCloseTo(40, within(1.0));
  }

  @Test
  void aTrialThatDivergedEarlyIsNoFastTrial() {
    begin();
    now = 20;
    advance("a", 0);
    advance("b", 0);
    advance("a", 9);
    now = 20.1;
    board.hear(new Ended("a", "diverged", ""));
    end("b", 25);
    assertThat(board.snapshot().secondsToGo().orElseThrow()).isGreaterThan(40);
  }

  private void begin() {
    board.expect("trials", 20, 20 * ITERATIONS);
    board.hear(new Started("a", ITERATIONS));
    board.hear(new Started("b", ITERATIONS));
  }

  private void advance(String id, int iteration) {
    board.hear(new Advanced(id, iteration, 0.5));
  }

  private void end(String id, double at) {
    now = at;
    board.hear(new Ended(id, "completed", ""));
  }
}
