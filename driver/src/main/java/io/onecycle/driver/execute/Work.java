package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.CodeVersion;
import io.onecycle.driver.table.RunFacts;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A trial or a range test on its way to an executor. */
sealed interface Work extends Serializable permits Assignment, RangeAssignment {

  /** The id of the trial or range test. */
  String id();

  /** How many it takes. */
  int iterations();

  /** From 1. */
  int attempt();

  /**
   * Does the work on the calling thread.
   *
   * @throws Exception whatever went wrong
   */
  Result run(TrialRunner runner, TaskWatch watch, TrialCheckpoints checkpoints) throws Exception;

  /** The result where there is none. */
  Result failed(String message);

  /**
   * Whether {@code store} holds the result of this attempt, or of a later one, or a result of any.
   */
  boolean isCommitted(ResultStore store);

  /** How the work ended, as {@code store} has it; empty if it has not. */
  Optional<Ended> ended(ResultStore store);

  /** What is to be kept of an attempt. */
  interface Result {

    /** Keeps it; what it says of itself is durable once this returns. */
    Ended commit(ResultStore store, Sweeping sweeping, Ran ran);
  }

  /** Where and when an attempt ran. */
  record Ran(TaskPlace place, Instant started, Instant finished) {

    /**
     * As cells of a row.
     *
     * @param secondsBefore what earlier attempts took that this one went on from
     */
    RunFacts facts(double secondsBefore, int attempts, String message, String backend) {
      return new RunFacts(
          secondsBefore + Duration.between(started, finished).toMillis() / 1e3,
          attempts,
          message,
          place.host(),
          place.executorId(),
          place.device(),
          started,
          finished,
          CodeVersion.text(),
          backend);
    }
  }
}
