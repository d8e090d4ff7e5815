package io.onecycle.driver.execute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What no process may ever do to a disk: write without having looked whether the lease is its
 * run's, write for a run that had lost it by then, replace a result.
 */
final class WrittenRules {

  /** In place of a step: it has not looked since it last wrote. */
  static final long NEVER = Long.MAX_VALUE;

  private static final Pattern RESULT =
      Pattern.compile("(trials|lr_find_summary)/[0-9a-f]+\\.parquet");

  private final LongSupplier steps;
  private final Map<Long, String> leases = new HashMap<>();
  private final Map<String, Long> lostAt = new HashMap<>();

  WrittenRules(LongSupplier steps) {
    this.steps = steps;
  }

  /**
   * The file of a lease changes. It is lost when another driver deletes it or has it.
   *
   * @return whether the run has it from now on
   */
  boolean lease(String runId, long number, boolean isNew, boolean isGone) {
    if (isGone || !runId.equals(leases.getOrDefault(number, runId))) {
      lostAt.putIfAbsent(leases.get(number), steps.getAsLong());
    }
    if (isNew) {
      // One that it gave up, or had to, does not count any more.
      lostAt.remove(runId);
    }
    // Who was late may make the file of a number that others have had, and deletes it again.
    return isNew && leases.putIfAbsent(number, runId) == null;
  }

  /**
   * What is wrong with a file that is written or deleted; empty if nothing is.
   *
   * @param askedAt the step at which the writer looked whether the lease is its run's, since it
   *     last wrote, or {@link #NEVER}
   * @param old what was there
   */
  Optional<String> broken(String runId, String name, long askedAt, Optional<byte[]> old) {
    if (askedAt == NEVER) {
      return Optional.of("does not ask for its lease");
    }
    if (lostAt.getOrDefault(runId, NEVER) < askedAt) {
      return Optional.of("has lost the lease");
    }
    return old.isPresent() && RESULT.matcher(name).matches()
        ? Optional.of("changes a result")
        : Optional.empty();
  }
}
