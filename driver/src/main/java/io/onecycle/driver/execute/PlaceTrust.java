package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What an executor has shown of itself in one run: whether work gets as far as its first iteration
 * there. Work that does not is given back, to be begun elsewhere; after a few in a row the executor
 * takes no more, but for one now and then, as what was missing may be there again. Where memory
 * does not suffice for so many side by side, it takes fewer from then on.
 */
final class PlaceTrust {

  /** In a row, with nothing that has begun in between. */
  private static final int FAILURES = 2;

  /** Of each piece of work, where other work does begin. */
  private static final int PARDONS = 3;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final boolean isOnly;
  private final LongSupplier nanos;
  private final Map<String, Integer> pardons = new HashMap<>();
  private boolean proven;
  private int inside;

  /** Whether one is inside that was let in after a pause, to see. */
  private boolean probes;

  /** How much work there is memory for. */
  private int room = Integer.MAX_VALUE;

  private int inARow;
  private Duration pause = FIRST_PAUSE;
  private OptionalLong refusesSince = OptionalLong.empty();
  private String why = "";

  /**
   * An executor of which nothing is known.
   *
   * @param isOnly whether there is no other, as with a local master
   * @param nanos a clock
   */
  PlaceTrust(boolean isOnly, LongSupplier nanos) {
    this.isOnly = isOnly;
    this.nanos = nanos;
  }

  /** Work has ended its first iteration here. */
  synchronized void begun() {
    proven = true;
    inARow = 0;
    probes = false;
    pause = FIRST_PAUSE;
    refusesSince = OptionalLong.empty();
  }

  /**
   * Whether work that has failed before its first iteration is to be begun elsewhere, and charged
   * with nothing.
   *
   * @param reason in words
   */
  synchronized boolean givesBack(String workId, Throwable failure, String reason) {
    int pardoned = pardons.getOrDefault(workId, 0);
    boolean othersBegin = proven && inARow == 0;
    boolean isMemory = PlaceFault.isMemory(failure);
    boolean isCrowded = isMemory && inside > 1;
    boolean isFirst = pardoned == 0 && !isOnly;
    boolean givesBack;
    if (isMemory) {
      // Whoever has all of it to itself, and on another machine too, asks for too much.
      givesBack = isFirst;
    } else if (PlaceFault.is(failure)) {
      givesBack = !othersBegin || pardoned < PARDONS;
    } else {
      givesBack = isFirst && !proven;
    }
    if (isCrowded) {
      room = Math.min(room, inside - 1);
      why = reason;
    } else if (givesBack) {
      pardons.put(workId, pardoned + 1);
      failed(reason);
    }
    return givesBack || isCrowded;
  }

  private void failed(String reason) {
    inARow++;
    why = reason;
    if (inARow < FAILURES) {
      return;
    }
    long now = nanos.getAsLong();
    if (refusesSince.isPresent()) {
      if (isRefusing(now)) {
        // It was let in before: the same trouble.
        return;
      }
      if (pause.compareTo(LONGEST_PAUSE) < 0) {
        pause = pause.multipliedBy(2);
      }
    }
    refusesSince = OptionalLong.of(now);
  }

  private boolean isRefusing(long now) {
    return refusesSince.isPresent() && now - refusesSince.getAsLong() < pause.toNanos();
  }

  /** Lets work in, which is to leave again; or says why it may not begin here now. */
  synchronized Optional<GivenBack> enter() {
    boolean refuses = isRefusing(nanos.getAsLong()) || probes;
    if (refuses || inside >= room) {
      return Optional.of(new GivenBack(refuses, why));
    }
    inside++;
    // After a pause one is enough to see whether what was missing is there again.
    probes = refusesSince.isPresent();
    return Optional.empty();
  }

  /** Work is over. */
  synchronized void leave() {
    inside--;
    probes = false;
  }

  /** What is given back, with whether nothing more begins here for a while. */
  synchronized GivenBack givenBack(String reason) {
    return new GivenBack(refusesSince.isPresent(), reason);
  }
}
