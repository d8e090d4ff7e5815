package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTrustTest {

  private final IOException noData = new IOException("Cannot find data set mnist");
  private final IllegalStateException own = new IllegalStateException("no such layer");

  private long nanos;
  private final PlaceTrust one = new PlaceTrust(false, () -> nanos);
  private final PlaceTrust only = new PlaceTrust(true, () -> nanos);

  private static boolean givesBack(PlaceTrust trust, String id, Exception failure) {
    return trust.givesBack(id, failure, failure.getMessage());
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
    assertThat(one.enter()).isEmpty();
    assertThat(one.enter()).as("one is enough to see").isPresent();
    givesBack(one, "c", noData);
    one.leave();
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).as("longer each time").isPresent();
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).isEmpty();
    assertThat(one.enter()).isEmpty();
    one.begun();
    assertThat(one.enter()).as("all are let in").isEmpty();
    givesBack(one, "d", noData);
    one.leave();
    assertThat(refusal(one)).isEmpty();
  }

  @Test
  void workThatHasLongBegunKeepsNobodyOut() {
    assertThat(one.enter()).isEmpty();
    one.begun();
    for (String id : new String[] {"a", "b"}) {
      assertThat(one.enter()).isEmpty();
      assertThat(givesBack(one, id, noData)).isTrue();
      one.leave();
    }
    assertThat(refusal(one)).isPresent();
    pass(Duration.ofSeconds(6));
    assertThat(refusal(one)).isEmpty();
  }

  @Test
  void manyThatFailAtOnceAreOneTrouble() {
    for (int i = 0; i < 8; i++) {
      assertThat(givesBack(one, "work " + i, noData)).isTrue();
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
      assertThat(place.givesBack("a", memory, "Java heap space")).isTrue();
      assertThat(place.givesBack("a", memory, "Java heap space")).isFalse();
      place.leave();
      assertThat(refusal(place)).isEmpty();
    }
    assertThat(only.enter()).isEmpty();
    assertThat(only.givesBack("a", memory, "Java heap space")).isFalse();
  }

  @Test
  void whereMemorySufficesForOneAtATimeTheOthersWaitUncharged() {
    OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
    assertThat(only.enter()).isEmpty();
    assertThat(only.enter()).isEmpty();
    for (int tries = 0; tries < 10; tries++) {
      assertThat(only.givesBack("b", memory, "Java heap space")).isTrue();
    }
    only.leave();
    assertThat(only.enter()).contains(new GivenBack(false, "Java heap space"));
    only.begun();
    only.leave();
    assertThat(only.enter()).as("alone").isEmpty();
    assertThat(only.enter()).isPresent();
  }
}
