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
 * takes no more, but for one now and then, as what was missing may be there again.
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
    boolean givesBack =
        PlaceFault.is(failure)
            ? !othersBegin || pardoned < PARDONS
            : !isOnly && !proven && pardoned == 0;
    if (givesBack) {
      pardons.put(workId, pardoned + 1);
      failed(reason);
    }
    return givesBack;
  }

  private void failed(String reason) {
    inARow++;
    why = reason;
    if (inARow >= FAILURES) {
      if (inARow > FAILURES && pause.compareTo(LONGEST_PAUSE) < 0) {
        pause = pause.multipliedBy(2);
      }
      refusesSince = OptionalLong.of(nanos.getAsLong());
    }
  }

  /** Why work may not begin here now; empty if it may. */
  synchronized Optional<String> refusal() {
    return refusesSince.isPresent()
            && nanos.getAsLong() - refusesSince.getAsLong() < pause.toNanos()
        ? Optional.of(why)
        : Optional.empty();
  }
}
