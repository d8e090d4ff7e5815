package io.onecycle.driver.store.marks;

import java.time.Instant;

/**
 * The mark of a trial in flight. One that outlives its run tells that its attempt ended without a
 * word, as when a native crash takes the JVM with it.
 *
 * @param runId of the run that started it
 * @param host where it runs
 * @param device what computes, e.g. {@code cpu}
 * @param attempt from 1
 */
public record RunningTrial(
    String trialId,
    String runId,
    String host,
    String executorId,
    String device,
    int attempt,
    Instant startedAt) {}
