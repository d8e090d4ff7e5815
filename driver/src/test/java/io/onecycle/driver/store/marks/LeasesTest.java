package io.onecycle.driver.store.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.FakeFileSystem;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeasesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int DRIVERS = 8;

  @TempDir private Path root;

  private static DriverLease lease(String runId) {
    return new DriverLease(runId, "node-1", 42, NOON, NOON);
  }

  private ResultStore store() {
    return ResultStore.at(root.toString());
  }

  @Test
  void ofManyDriversAtOnceOneGetsTheFolder() throws Exception {
    for (int round = 0; round < 25; round++) {
      // Each round but the first takes over from the one before, which is dead.
      assertThat(winners(round)).as("round %d", round).hasSize(1);
    }
  }

  private List<String> winners(int round) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(DRIVERS);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Optional<DriverLease>>> taken =
        IntStream.range(0, DRIVERS)
            .mapToObj(
                driver ->
                    pool.submit(
                        () -> {
                          start.await();
                          return store()
                              .leases()
                              .take(
                                  lease(round + "-" + driver),
                                  held -> held.runId().startsWith(round + "-"));
                        }))
            .toList();
    start.countDown();
    List<String> winners = new ArrayList<>();
    for (int driver = 0; driver < DRIVERS; driver++) {
      if (taken.get(driver).get().isEmpty()) {
        winners.add(round + "-" + driver);
      }
    }
    pool.shutdown();
    assertThat(store().lease().map(DriverLease::runId)).contains(winners.get(0));
    for (Future<Optional<DriverLease>> each : taken) {
      each.get().ifPresent(holder -> assertThat(holder.runId()).isEqualTo(winners.get(0)));
    }
    return winners;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:", "s3a:"})
  void isTakenHeldTakenOverAndReleasedOnEveryFileSystem(String prefix) {
    ResultStore store = ResultStore.at(prefix + root, FakeFileSystem.settings());
    Leases leases = store.leases();
    assertThat(leases.take(lease("first"), held -> true)).isEmpty();
    assertThat(leases.take(lease("second"), held -> true)).contains(lease("first"));
    leases.beat(lease("first").beatenAt(NOON.plusSeconds(5), 5));

    assertThat(leases.take(lease("second"), held -> false)).isEmpty();
    assertThat(store.lease()).contains(lease("second"));
    assertLost(leases, "first", "process 42 on node-1 has taken over; what has finished is safe");
    leases.release("first");
    assertThat(store.lease()).contains(lease("second"));
    leases.release("second");
    assertThat(store.lease()).isEmpty();
  }

  private static void assertLost(Leases leases, String runId, String words) {
    assertThatThrownBy(() -> leases.beat(lease(runId)))
        .isInstanceOf(LeaseLostException.class)
        .hasMessageStartingWith("Cannot go on running into ")
        .hasMessageContaining(words);
    assertThatThrownBy(() -> leases.require(runId)).hasMessageContaining(words);
  }

  @Test
  void aDriverThatWakesAfterTheOneThatTookOverIsDoneIsToldSo() {
    Leases leases = store().leases();
    leases.take(lease("asleep"), held -> true);
    leases.take(lease("other"), held -> false);
    leases.release("other");
    assertLost(leases, "asleep", "process 42 on node-1 has taken over, and is done");
    assertThat(store().lease()).isEmpty();
    leases.release("asleep");
    assertLost(leases, "other", "its lease was given back");
  }

  @Test
  void aNumberNeverComesAgain() {
    Leases leases = store().leases();
    List<Long> numbers = new ArrayList<>();
    for (String run : List.of("a", "b", "c")) {
      leases.take(lease(run), held -> true);
      numbers.add(leases.require(run));
      leases.release(run);
    }
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void nothingIsWrittenUnderALeaseThatIsLost() {
    ResultStore asleep = store().under("asleep");
    store().leases().take(lease("asleep"), held -> true);
    RunningTrial mark = new RunningTrial("a", "asleep", "node-1", "7", "cpu", 1, NOON);
    asleep.markRunning(mark);
    asleep.commit(SampleRows.trial("a"), SampleRows.curve("a", 3));
    store().leases().take(lease("other"), held -> false);
    List<Executable> writes =
        List.of(
            () -> asleep.commit(SampleRows.trial("b"), SampleRows.curve("b", 3)),
            () -> asleep.commit(SampleRows.trial("b", Ending.FAILED, 1), List.of()),
            () -> asleep.markRunning(mark),
            () -> asleep.clearRunning("a"),
            () -> asleep.putSweep(new byte[1]),
            () -> asleep.putData(new byte[1]),
            () -> asleep.writeComparison("setting", List.of()));
    for (Executable write : writes) {
      assertThatThrownBy(write::execute).isInstanceOf(LeaseLostException.class);
    }
    assertThat(store().trials()).hasSize(1);
    assertThat(store().running()).containsExactly(mark);
    assertThat(store().sweep()).isEmpty();
  }

  @Test
  void anEmptyOrTornLeaseCountsAsNoneAndItsNumberIsPassedOver() throws IOException {
    for (String torn : List.of("", "{", "[]", "{\"run_id\": 3, \"started_at\": \"noon\"}")) {
      Path file = root.resolve("_driver/7.json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, torn);
      assertThat(store().lease()).isEmpty();
      assertThat(store().leases().take(lease("next"), held -> true)).isEmpty();
      assertThat(root.resolve("_driver").toFile().list()).containsExactly("8.json");
      Files.delete(root.resolve("_driver/8.json"));
    }
  }

  @Test
  void aLeaseOfAnEarlierVersionHoldsAsItDid() throws IOException {
    Files.createDirectories(root.resolve("_driver"));
    Files.writeString(
        root.resolve("_driver/1.json"),
        "{\"run_id\":\"old\",\"host\":\"node-1\",\"pid\":42,\"started_at\":\"2026-03-01T12:00:00Z\","
            + "\"beat_at\":\"2026-03-01T12:00:00Z\"}");
    assertThat(store().lease()).contains(lease("old"));
    assertThat(store().leases().take(lease("new"), held -> true)).contains(lease("old"));
  }
}
