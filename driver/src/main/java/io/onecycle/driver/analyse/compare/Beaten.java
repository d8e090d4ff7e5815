package io.onecycle.driver.analyse.compare;

/**
 * What a group is worse than.
 *
 * @param value the better group's value of the compared axis
 * @param settingId of the better setting, which need not be the one that represents its group
 * @param by the difference from it
 */
public record Beaten(String value, String settingId, Difference by) {}
