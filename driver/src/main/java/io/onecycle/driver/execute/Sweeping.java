package io.onecycle.driver.execute;

import java.io.Serializable;

/**
 * What every task of one run knows.
 *
 * @param sweep the sweep's name
 * @param runId one {@code run} command, for marks of trials in flight
 * @param results root of the results
 * @param trialMinutes a trial that takes longer is failed
 */
public record Sweeping(String sweep, String runId, String results, double trialMinutes)
    implements Serializable {}
