package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.lrfind.LrFindSpec;
import io.onecycle.worker.lrfind.RangeTestSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTrustTest {

  private final IOException noData = new IOException("Cannot find data set mnist");
  private final IllegalStateException own = new IllegalStateException("no such layer");

  private long nanos;
  private final PlaceTrust one = new PlaceTrust(false, () -> nanos);
  private final PlaceTrust only = new PlaceTrust(true, () -> nanos);

  /** The same letter is the same setting, a number after it another seed. */
  private static Work work(String id) {
    double weightDecay = id.charAt(0) / 1e4;
    long seed = id.length() == 1 ? 1 : Long.parseLong(id.substring(1));
    SweepSpec any = Sweeps.of(List.of(weightDecay), 1, Limits.DEFAULT);
    RangeTestSpec test =
        new RangeTestSpec(
            any.data(),
            any.model(),
            any.compat(),
            any.training(),
            LrFindSpec.DEFAULT,
            0.9,
            List.of(weightDecay),
            seed);
    return new RangeAssignment(test, 1);
  }

  private static boolean givesBack(PlaceTrust trust, String id, Throwable failure) {
    return trust.givesBack(work(id), failure, failure.getMessage());
  }

  private static Optional<String> refusal(PlaceTrust trust) {
    Optional<GivenBack> refusal = trust.enter();
    if (refusal.isEmpty()) {
      trust.leave();
    }
    return refusal.map(GivenBack::why);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void missingDataIsChargedToNobodyAndAfterTwoNothingMoreBegins() {
    assertThat(givesBack(one, "a", noData)).isTrue();
    assertThat(refusal(one)).isEmpty();
    assertThat(givesBack(one, "b", noData)).isTrue();
    assertThat(refusal(one)).contains("Cannot find data set mnist");
  }

  @Test
  void ofTheOnlyExecutorTheSameHolds() {
    assertThat(givesBack(only, "a", noData)).isTrue();
    assertThat(givesBack(only, "a", noData)).isTrue();
    assertThat(refusal(only)).isPresent();
  }

  @Test
  void anErrorOfWhichNobodyCanSayIsTriedElsewhereOnceButWhereOtherWorkHasBegun() {
    assertThat(givesBack(one, "a", own)).isTrue();
    assertThat(givesBack(one, "a", own)).as("a second time").isFalse();
    assertThat(givesBack(one, "b", own)).isTrue();
    assertThat(refusal(one)).as("two have failed").isPresent();
    one.begun();
    assertThat(refusal(one)).isEmpty();
    assertThat(givesBack(one, "c", own)).as("others begin here").isFalse();
    assertThat(givesBack(only, "a", own)).as("there is no elsewhere").isFalse();
  }

  @Test
  void manySeedsOfOneSettingThatFailSayNothingOfTheExecutor() {
    for (String id : new String[] {"a1", "a2", "a3"}) {
      assertThat(givesBack(one, id, own)).as("is tried elsewhere").isTrue();
      assertThat(givesBack(one, id, own)).as("is its own fault then").isFalse();
      assertThat(refusal(one)).as("what else is owed may begin").isEmpty();
    }
    assertThat(givesBack(one, "b1", own)).isTrue();
    assertThat(refusal(one)).as("another setting fails, too").isPresent();
  }

  @Test
  void workThatNeverBeginsWhereOtherWorkDoesIsChargedInTheEnd() {
    for (int tries = 0; tries < 3; tries++) {
      one.begun();
      assertThat(givesBack(one, "a", noData)).isTrue();
    }
    one.begun();
    assertThat(givesBack(one, "a", noData)).isFalse();
  }

  @Test
  void anExecutorThatWasGoodAndFindsNothingAnyMoreRefusesToo() {
    one.begun();
    for (String id : new String[] {"a", "b", "a", "b", "a", "b", "a", "b"}) {
      assertThat(givesBack(one, id, noData)).isTrue();
    }
    assertThat(refusal(one)).isPresent();
  }

  @Test
  void nowAndThenOneIsLetInAndIfItBeginsAllAre() {
    givesBack(one, "a", noData);
    givesBack(one, "b", noData);
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).isEmpty();
    givesBack(one, "c", noData);
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).as("longer each time").isPresent();
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).isEmpty();
    one.begun();
    givesBack(one, "d", noData);
    assertThat(refusal(one)).isEmpty();
  }

  @Test
  void manyThatFailAtOnceAreOneTrouble() {
    for (int i = 0; i < 8; i++) {
      assertThat(givesBack(one, "a" + i, noData)).isTrue();
    }
    assertThat(refusal(one)).isPresent();
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).as("tried again as soon as after two").isEmpty();
  }

  @Test
  void whoHasAllTheMemoryAndLacksItStillIsTriedElsewhereOnce() {
    OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
    for (PlaceTrust place : new PlaceTrust[] {one, new PlaceTrust(false, () -> nanos)}) {
      assertThat(place.enter()).isEmpty();
      assertThat(givesBack(place, "a", memory)).isTrue();
      assertThat(givesBack(place, "a", memory)).isFalse();
      place.leave();
      assertThat(refusal(place)).isEmpty();
    }
    assertThat(only.enter()).isEmpty();
    assertThat(givesBack(only, "a", memory)).isFalse();
  }

  @Test
  void whereMemorySufficesForOneAtATimeTheOthersWaitUncharged() {
    OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
    assertThat(only.enter()).isEmpty();
    assertThat(only.enter()).isEmpty();
    for (int tries = 0; tries < 10; tries++) {
      assertThat(givesBack(only, "b", memory)).isTrue();
    }
    only.leave();
    assertThat(only.enter()).contains(new GivenBack(false, "Java heap space"));
    only.begun();
    only.leave();
    assertThat(only.enter()).as("alone").isEmpty();
    assertThat(only.enter()).isPresent();
  }
}
