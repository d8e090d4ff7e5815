package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunProgress;
import io.onecycle.driver.store.marks.RunProgress.TrialProgress;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.table.Ending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCourseTest {

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void aFolderWithATrial() {
    store = ResultStore.at(folder.toString());
    store.commit(SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.8), List.of());
  }

  private void run() {
    Instant now = Instant.now();
    store.leases().take(new DriverLease("run", "host", 1, now, now), held -> true);
    store.markRunning(new RunningTrial("a", "run", "host", "1", "cpu", 1, now));
    store.note(
        new RunProgress(
            "run",
            List.of(new TrialProgress("a", 280, 2110)),
            Map.of("a", List.of(List.of(0.0, 2.3), List.of(280.0, 0.9)))));
  }

  @Test
  void thereIsNoneWhileNobodyRunsIt() {
    assertThat(LiveCourse.of(store, Results.in(store))).isEqualTo(Course.NONE);
  }

  @Test
  void tellsWhatTheDriverNotedWhicheverProcessThatIs() {
    run();
    Course course = LiveCourse.of(store, Results.in(store));
    assertThat(course.isLive()).isTrue();
    assertThat(course.ended()).isEqualTo(1);
    assertThat(course.running()).hasSize(1);
    assertThat(course.running().get(0).iteration()).isEqualTo(280);
    assertThat(course.running().get(0).losses())
        .containsExactly(Map.entry(0, 2.3), Map.entry(280, 0.9));
    assertThat(course.secondsToGo()).as("at the pace of the trial that ended").isPresent();
  }

  /** The trial that ended took 60 s; of a second 1,829 of 2,110 iterations are left. */
  @Test
  void theTimeToGoIsNoShorterThanTheLongestTrialThatRuns() {
    run();
    store.markRunning(new RunningTrial("b", "run", "host", "1", "cpu", 1, Instant.now()));
    store.note(
        new RunProgress(
            "run",
            List.of(new TrialProgress("a", 280, 2110), new TrialProgress("b", 2109, 2110)),
            Map.of()));
    Course course = LiveCourse.of(store, Results.in(store));
    assertThat(course.running()).hasSize(2);
    assertThat(course.secondsToGo().orElseThrow()).isCloseTo(60 * 1829 / 2110.0, within(0.1));
  }

  @Test
  void whatIsRunningIsToldAnewWhereNothingHasEnded() {
    FreshResults fresh = new FreshResults(store, found -> found);
    assertThat(fresh.get().course().isLive()).isFalse();
    run();
    assertThat(fresh.get().course().isLive()).isTrue();
    assertThat(fresh.get().comparison()).isSameAs(fresh.get().comparison());
    store.commit(SampleTrials.trial(0.1, 1, 2, Ending.COMPLETED, 0.9), List.of());
    assertThat(fresh.get().trials()).hasSize(2);
  }
}
