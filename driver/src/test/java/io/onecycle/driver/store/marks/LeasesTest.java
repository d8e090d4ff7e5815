package io.onecycle.driver.store.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.FakeFileSystem;
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
    assertThat(store.take(lease("first"), held -> true)).isEmpty();
    assertThat(store.take(lease("second"), held -> true)).contains(lease("first"));
    store.beat(lease("first").beatenAt(NOON.plusSeconds(5)));

    assertThat(store.take(lease("second"), held -> false)).isEmpty();
    assertThat(store.lease()).contains(lease("second"));
    assertThatThrownBy(() -> store.beat(lease("first")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("process 42 on node-1 has taken over");
    store.releaseLease("first");
    assertThat(store.lease()).contains(lease("second"));
    store.releaseLease("second");
    assertThat(store.lease()).isEmpty();
  }
}
