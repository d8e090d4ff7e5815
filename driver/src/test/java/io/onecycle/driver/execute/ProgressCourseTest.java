package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressCourseTest {

  @Test
  void theCourseOfALossIsRememberedThinnedWhileItsTrialRuns() {
    ProgressBoard board = new ProgressBoard();
    board.expect("trials", 1, 1000);
    board.hear(new Progress.Started("a", 1000));
    for (int i = 0; i < 1000; i++) {
      board.hear(new Progress.Advanced("a", i, i == 7 ? Double.NaN : 1000.0 - i));
    }
    List<List<Double>> course = board.losses().get("a");
    assertThat(course).hasSizeBetween(100, 200);
    assertThat(course.get(0)).containsExactly(0.0, 1000.0);
    assertThat(course).allMatch(point -> Double.isFinite(point.get(1)));
    board.hear(new Progress.Ended("a", "completed", ""));
    assertThat(board.losses()).isEmpty();
  }
}
