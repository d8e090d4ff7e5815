package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.device.DeviceLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What errors, lost executors and executors that refuse say about places and about trials. */
class WhoseFaultTest {

  private long nanos;

  @Test
  void dataDisksMemoryDevicesAndNativesAreThePlaces() {
    assertThat(
            new Throwable[] {
              new IOException("Cannot find data set mnist"),
              new IllegalStateException(
                  new FileSystemException("/scratch", null, "No space left on device")),
              new UncheckedIOException(new IOException("stale file handle")),
              new OutOfMemoryError("Java heap space"),
              new NativeMemoryException("does not fit", new OutOfMemoryError()),
              new DeviceLostException("illegal memory access", new RuntimeException()),
              new NoDeviceException(new IllegalStateException("no cuda:3")),
              new UnsatisfiedLinkError("no jnitorch"),
              new ExceptionInInitializerError(new IOException("disk full")),
            })
        .allMatch(PlaceFault::is);
    assertThat(
            new Throwable[] {
              new IllegalArgumentException("no such metric"),
              new NullPointerException(),
              new AssertionError(),
              new TrialTookTooLongException(1),
            })
        .noneMatch(PlaceFault::is);
  }

  @Test
  void anExecutorThatCrashedBlamesItsWork() {
    for (String reason :
        new String[] {
          "Command exited with code 139",
          "Command exited with code 137",
          "Unable to create executor due to exited with code 134",
          "The executor with id 1 exited with exit code 137(SIGKILL, possible container OOM).",
          "Container exited on host. Exit status: 139.",
        }) {
      assertThat(Loss.of(reason, true).blamesWork()).as(reason).isTrue();
      assertThat(Loss.of(reason, false).blamesWork()).as("lost with its worker").isFalse();
    }
  }

  @Test
  void anExecutorThatWasTakenAwayOrFellSilentBlamesNobody() {
    for (String reason :
        new String[] {
          "Command exited with code 143",
          "Command exited with code 86",
          "Executor heartbeat timed out after 130000 ms",
          "Remote RPC client disassociated. Likely due to containers exceeding thresholds",
          "worker lost",
          "Executor decommission: spot instance",
        }) {
      assertThat(Loss.of(reason, true).blamesWork()).as(reason).isFalse();
    }
  }

  @Test
  void whatIsGivenBackIsKnownAgainInSparksWords() {
    for (boolean refuses : new boolean[] {true, false}) {
      GivenBack back = new GivenBack(refuses, "Cannot find data set mnist");
      assertThat(GivenBack.of(back.toSpark().reason())).contains(back);
    }
    assertThat(GivenBack.of("Stage cancelled")).isEmpty();
  }

  @Test
  void aSweepEndsOnceAllExecutorsHaveRefusedForAWhile() {
    Refusals refusals = new Refusals(false, () -> nanos);
    assertThat(refusals.refuses("0", "bad", "no data")).isTrue();
    assertThat(refusals.refuses("0", "bad", "no data")).as("known by now").isFalse();
    assertThat(refusals.hopeless(2)).as("another works").isEmpty();
    assertThat(refusals.hopeless(1)).as("another may come").isEmpty();
    nanos += Duration.ofSeconds(21).toNanos();
    refusals.refuses("0", "bad", "no data");
    assertThat(refusals.hopeless(1)).contains("Cannot begin any trial: on bad: no data");
    refusals.refuses("1", "worse", "no data");
    refusals.refuses("2", "full", "no space");
    assertThat(refusals.hopeless(3))
        .contains("Cannot begin any trial: on bad, worse: no data; on full: no space");
    refusals.forget("1");
    assertThat(refusals.hopeless(3)).isEmpty();
  }

  @Test
  void aRefusalThatIsLongOverCountsNoMore() {
    Refusals refusals = new Refusals(false, () -> nanos);
    refusals.refuses("0", "late mount", "no data");
    nanos += Duration.ofMinutes(5).toNanos();
    for (int seconds = 0; seconds < 60; seconds += 3) {
      refusals.refuses("1", "full", "no space");
      assertThat(refusals.hopeless(2)).as("the other has long begun").isEmpty();
      nanos += Duration.ofSeconds(3).toNanos();
    }
  }

  @Test
  void anExecutorThatIsAtWorkForAWhileRefusesNoMore() {
    Refusals refusals = new Refusals(false, () -> nanos);
    refusals.refuses("good", "late mount", "no data");
    refusals.refuses("bad", "full", "no space");
    assertThat(refusals.hopeless(2)).isEmpty();
    refusals.begins(7, "good");
    for (int task = 8; task < 20; task++) {
      nanos += Duration.ofSeconds(3).toNanos();
      refusals.begins(task, "bad");
      refusals.refuses("bad", "full", "no space");
      assertThat(refusals.hopeless(2)).as("one trains").isEmpty();
      refusals.ends(task);
    }
    refusals.ends(7);
    refusals.refuses("good", "late mount", "no data");
    assertThat(refusals.hopeless(2)).isEmpty();
    nanos += Duration.ofSeconds(21).toNanos();
    refusals.refuses("bad", "full", "no space");
    assertThat(refusals.hopeless(2)).isPresent();
  }

  @Test
  void whereThereIsOneJvmThereIsNothingToWaitFor() {
    Refusals refusals = new Refusals(true, () -> nanos);
    assertThat(refusals.hopeless(1)).isEmpty();
    refusals.refuses("driver", "laptop", "no space");
    assertThat(refusals.hopeless(1)).contains("Cannot begin any trial: no space");
  }
}
