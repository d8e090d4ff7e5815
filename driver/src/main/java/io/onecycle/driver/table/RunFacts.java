package io.onecycle.driver.table;

import java.time.Instant;

/**
 * When, where and by what a row was made.
 *
 * @param seconds the whole trial or range test; of a trial that went on from a checkpoint, all up
 *     to there and its last attempt
 * @param attempts how often it has been tried, this time included
 * @param message what went wrong; empty where nothing did
 */
public record RunFacts(
    double seconds,
    int attempts,
    String message,
    String host,
    String executorId,
    String device,
    Instant startedAt,
    Instant finishedAt,
    String codeVersion,
    String backend) {

  /** The same with another message. */
  public RunFacts withMessage(String other) {
    return new RunFacts(
        seconds,
        attempts,
        other,
        host,
        executorId,
        device,
        startedAt,
        finishedAt,
        codeVersion,
        backend);
  }
}
