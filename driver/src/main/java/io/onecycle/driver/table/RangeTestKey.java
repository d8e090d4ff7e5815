package io.onecycle.driver.table;

/**
 * Which range test a row is of.
 *
 * @param runId the range test's id
 * @param maxMom its constant momentum
 */
public record RangeTestKey(
    String sweep, String runId, LayerValues weightDecay, double maxMom, long seed) {}
