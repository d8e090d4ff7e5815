package io.onecycle.driver.analyse.compare;

/**
 * What a group is worse than.
 *
 * @param value the better group's value of the compared axis
 * @param settingId of the setting that represents it
 * @param by the difference from it
 */
public record Beaten(String value, String settingId, Difference by) {}
