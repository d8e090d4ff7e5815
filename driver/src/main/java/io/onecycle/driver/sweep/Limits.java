package io.onecycle.driver.sweep;

/**
 * What a trial may take.
 *
 * @param trialMinutes a trial that takes longer is failed; above 0
 * @param failuresPerTrial how many times a trial may fail before it is given up; at least 1
 */
public record Limits(double trialMinutes, int failuresPerTrial) {

  public static final Limits DEFAULT = new Limits(60, 2);
}
