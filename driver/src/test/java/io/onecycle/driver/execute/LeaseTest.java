package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private static final Duration LONG = Duration.ofSeconds(31);

  @TempDir private Path folder;
  private final World world = new World();
  private final Surroundings first = world.process("boot-1", "all", 1, 100);
  private final Surroundings beside = world.process("boot-1", "all", 2, 200);
  private final Surroundings elsewhere = world.process("boot-2", "all", 3, 300);
  private final List<String> told = new ArrayList<>();
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(folder.toString());
  }

  private Lease take(String runId, Surroundings here) {
    return Lease.take(store, runId, told::add, here);
  }

  private void assertRefused(Surroundings here) {
    assertThatThrownBy(() -> take("other", here))
        .hasMessageStartingWith("Cannot run into " + folder + ": process 1 on laptop is running");
  }

  @Test
  void oneDriverAtATimeRunsIntoAFolder() {
    try (Lease held = Lease.take(store, "first", told::add)) {
      assertThat(held.died()).isEmpty();
      assertThat(Lease.holder(store)).get().extracting(DriverLease::runId).isEqualTo("first");
      assertThatThrownBy(() -> Lease.take(store, "second", told::add))
          .hasMessageStartingWith("Cannot run into " + folder + ": process ");
    }
    assertThat(Lease.holder(store)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aKilledDriverOfThisMachineHoldsNothingAndIsKnownToHaveDied() {
    take("first", first);
    world.end(1);
    assertThat(take("second", beside).died()).contains("first");
    assertThat(told).isEmpty();
  }

  @Test
  void aRunThatIsRefusedInBetweenDoesNotMakeADeathForgotten() {
    take("first", first);
    world.end(1);
    take("refused", beside).close();
    assertThat(take("third", beside).died()).containsExactly("first");
    world.end(2);
    Surroundings later = world.process("boot-1", "all", 4, 400);
    assertThat(take("fourth", later).died()).containsExactlyInAnyOrder("first", "third");
  }

  @Test
  void aLeaseThatIsGoneForAMomentAsItIsReplacedIsNotGivenBack() {
    Lease held = take("first", first);
    Path file = folder.resolve("_driver/1.json");
    AtomicInteger looks = new AtomicInteger();
    world.whileSleeping(
        () -> {
          try {
            if (looks.getAndIncrement() == 0) {
              Files.move(file, folder.resolve("away"));
            } else if (looks.get() == 2) {
              Files.move(folder.resolve("away"), file);
            } else {
              held.beat();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertRefused(elsewhere);
  }

  @Test
  void aProcessThatHasItsIdAgainIsAnother() {
    take("first", first);
    world.process("boot-1", "all", 1, 111);
    assertThat(take("second", beside).died()).contains("first");
  }

  @Test
  void aDriverOfThisMachineThatIsStoppedIsTakenOverFromWithoutAWaitAndHasNotDied() {
    take("first", first);
    world.pass(Duration.ofSeconds(29));
    assertRefused(beside);
    world.pass(Duration.ofSeconds(2));
    assertThat(take("second", beside).died()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aWallClockThatJumpsTakesNoLease() {
    take("first", first);
    world.jump(Duration.ofDays(1));
    assertRefused(beside);
  }

  @Test
  void ofAnotherContainerOfThisMachineTheIdsSayNothing() {
    take("first", first);
    world.end(1);
    assertRefused(world.process("boot-1", "container", 9, 900));
  }

  @Test
  void aDriverElsewhereThatBeatsIsSeenToLiveWhateverItsClockSays() {
    Lease held = take("first", first);
    world.jump(Duration.ofDays(1));
    world.whileSleeping(held::beat);
    assertRefused(elsewhere);
    assertThat(told)
        .singleElement()
        .asString()
        .isEqualTo(
            "process 1 on laptop has had " + folder + ": up to 30 seconds to see whether it lives");
  }

  @Test
  void aDriverElsewhereThatDoesNotBeatIsTakenOverFromAndNotCalledDead() {
    take("first", first);
    Instant before = elsewhere.now();
    assertThat(take("second", elsewhere).died()).isEmpty();
    assertThat(Duration.between(before, elsewhere.now())).isBetween(LONG.minusSeconds(1), LONG);
  }

  @Test
  void theSameMachineAfterARebootIsAnother() {
    take("first", first);
    world.end(1);
    assertThat(take("second", world.process("boot-9", "all", 1, 5)).died()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void aDriverThatLooksAndIsStoppedMeanwhileHasNotWaitedLongEnough() {
    Lease held = take("first", first);
    // Both are stopped, and nobody beats; then both go on.
    AtomicInteger looks = new AtomicInteger();
    world.whileSleeping(
        () -> {
          if (looks.getAndIncrement() == 0) {
            world.pass(Duration.ofMinutes(5));
          } else {
            held.beat();
          }
        });
    assertRefused(elsewhere);
  }

  @Test
  void aDriverThatSleptTooLongLearnsThatAnotherHasTakenOver() {
    List<String> stops = new ArrayList<>();
    Lease asleep = take("first", first);
    asleep.whenLost(stops::add);
    world.pass(LONG);
    Lease second = take("second", beside);
    asleep.beat();
    assertThat(stops)
        .singleElement()
        .asString()
        .startsWith("Cannot go on running into " + folder)
        .contains("process 2 on laptop has taken over");
    asleep.close();
    assertThat(store.lease()).get().extracting(DriverLease::runId).isEqualTo("second");
    second.close();
    assertThat(store.lease()).isEmpty();
    asleep.beat();
    assertThat(stops).hasSize(2);
    assertThat(stops.get(1)).contains("process 2 on laptop has taken over, and is done");
  }

  @Test
  void toWhoLooksInADriverElsewhereHoldsUntilItsLeaseRunsOutByTheClock() {
    DriverLease lease = new DriverLease("run", "elsewhere", 1, Instant.now(), Instant.now());
    store.leases().take(lease, held -> true);
    assertThat(Lease.holder(store)).isPresent();
    store.leases().beat(lease.beatenAt(Instant.now().minusSeconds(60), 0));
    assertThat(Lease.holder(store)).isEmpty();
  }
}
