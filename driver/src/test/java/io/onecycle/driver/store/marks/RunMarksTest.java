package io.onecycle.driver.store.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarksTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

  @TempDir Path root;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(root.toString());
  }

  private static RunningTrial running(String trialId, int attempt) {
    return new RunningTrial(trialId, "run-1", "node-1", "7", "cpu", attempt, NOON);
  }

  @Test
  void aMarkIsThereFromStartToEnd() {
    assertThat(store.running()).isEmpty();
    store.markRunning(running("a", 1));
    store.markRunning(running("b", 1));
    store.markRunning(running("a", 2));

    assertThat(store.running()).containsExactly(running("a", 2), running("b", 1));
    store.clearRunning("a");
    store.clearRunning("never-marked");
    assertThat(store.running()).containsExactly(running("b", 1));
  }

  @Test
  void marksAreJsonInAFolderThatTableReadersIgnore() throws IOException {
    store.markRunning(running("a", 1));

    assertThat(Files.readString(root.resolve("_running/a.json")))
        .isEqualTo(
            "{\"trial_id\":\"a\",\"run_id\":\"run-1\",\"host\":\"node-1\",\"executor_id\":\"7\","
                + "\"device\":\"cpu\",\"attempt\":1,\"started_at\":\"2026-03-01T12:00:00.123456789Z\"}");
  }

  @Test
  void progressIsWhatWasToldLast() {
    assertThat(store.progress()).isEmpty();
    store.note(new RunProgress("run-1", List.of(), Map.of()));
    RunProgress later =
        new RunProgress(
            "run-1",
            List.of(new RunProgress.TrialProgress("a", 119, 400)),
            Map.of("a", List.of(List.of(0.0, 2.3), List.of(119.0, 0.4))));
    store.note(later);
    assertThat(store.progress()).contains(later);
  }

  @Test
  void keysThatAreNotKnownAreIgnored() throws IOException {
    store.leases().take(new DriverLease("run-1", "node-1", 42, NOON, NOON), held -> true);
    Path file = root.resolve("_driver/1.json");
    Files.writeString(file, Files.readString(file).replace("{", "{\"colour\":\"red\","));

    assertThat(store.lease()).contains(new DriverLease("run-1", "node-1", 42, NOON, NOON));
  }

  @Test
  void anEmptyOrTornMarkCountsAsNone() throws IOException {
    store.markRunning(running("b", 1));
    store.note(new RunProgress("run-1", List.of(), Map.of()));
    for (String torn : new String[] {"", "{", "{\"trial_id\":\"a\"}", "{\"started_at\":\"1\"}"}) {
      Files.writeString(root.resolve("_running/a.json"), torn);
      Files.writeString(root.resolve("_progress.json"), torn);

      assertThat(store.running()).containsExactly(running("b", 1));
      assertThat(store.running("a")).isEmpty();
      assertThat(store.progress()).isEmpty();
    }
  }

  @Test
  void theLeaseIsTheLastBeat() {
    DriverLease lease = new DriverLease("run-1", "node-1", 42, NOON, NOON);
    assertThat(store.lease()).isEmpty();
    store.leases().take(lease, held -> true);
    DriverLease later = lease.beatenAt(NOON.plusSeconds(5), 7);
    store.leases().beat(later);

    assertThat(store.lease()).contains(later);
    assertThat(later.pulse()).isEqualTo(new DriverLease.Pulse(1, 7));
  }

  @Test
  void aLeaseLivesForThirtySecondsAfterItsBeat() {
    DriverLease lease = new DriverLease("run-1", "node-1", 42, NOON.minusSeconds(99), NOON);

    assertThat(lease.isLive(NOON)).isTrue();
    assertThat(lease.isLive(NOON.plusSeconds(30).minusNanos(1))).isTrue();
    assertThat(lease.isLive(NOON.plusSeconds(30))).isFalse();
  }

  @Test
  void aClockBehindTheDriversTakesItForLive() {
    DriverLease lease = new DriverLease("run-1", "node-1", 42, NOON, NOON);

    assertThat(lease.isLive(NOON.minusSeconds(60))).isTrue();
  }
}
