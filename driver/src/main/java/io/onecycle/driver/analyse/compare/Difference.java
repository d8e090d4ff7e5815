package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.stats.Interval;
import java.util.Optional;

/**
 * How far one setting is from another over the seeds that they share.
 *
 * @param seeds how many, at least 1
 * @param mean of the objective's differences
 * @param ci95 95 % interval that allows for all pairs of settings, and leaves 0 out only where one
 *     of the two is said to be worse; empty where it is not tested
 */
public record Difference(int seeds, double mean, Optional<Interval> ci95) {}
