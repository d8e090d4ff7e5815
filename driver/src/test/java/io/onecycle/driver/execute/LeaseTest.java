package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  /** Above what Linux gives out. */
  private static final long NO_PROCESS = 1L << 40;

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(folder.toString());
  }

  @Test
  void oneDriverAtATimeRunsIntoAFolder() {
    try (Lease held = Lease.take(store, "first")) {
      assertThat(held).isNotNull();
      assertThat(Lease.holder(store)).get().extracting(DriverLease::runId).isEqualTo("first");
      assertThatThrownBy(() -> Lease.take(store, "second"))
          .hasMessageStartingWith("Cannot run into " + folder + ": process ");
    }
    assertThat(Lease.holder(store)).isEmpty();
  }

  @Test
  void aKilledDriverOfThisMachineHoldsNothing() {
    store.beat(lease(Lease.hostName(), Instant.now()));
    assertThat(Lease.holder(store)).isEmpty();
  }

  @Test
  void aDriverElsewhereHoldsUntilItsLeaseRunsOut() {
    store.beat(lease("elsewhere", Instant.now()));
    assertThat(Lease.holder(store)).isPresent();
    store.beat(lease("elsewhere", Instant.now().minusSeconds(60)));
    assertThat(Lease.holder(store)).isEmpty();
  }

  @Test
  void aDriverThatSleptTooLongLearnsThatAnotherHasTakenOver() {
    List<String> stops = new ArrayList<>();
    try (Lease asleep = Lease.take(store, "first")) {
      asleep.whenLost(stops::add);
      assertThat(store.take(lease("elsewhere", Instant.now()), held -> false)).isEmpty();
      asleep.beat();
      assertThat(stops)
          .singleElement()
          .asString()
          .startsWith("Cannot go on running into " + folder)
          .endsWith("on elsewhere has taken over");
    }
    assertThat(Lease.holder(store)).get().extracting(DriverLease::host).isEqualTo("elsewhere");
  }

  private static DriverLease lease(String host, Instant beat) {
    return new DriverLease("run", host, NO_PROCESS, beat, beat);
  }
}
