package io.onecycle.driver.table;

import java.util.Optional;

/**
 * A row of the table {@code comparison/}: one group of settings. Components name the columns in
 * snake case; the swept key stands in {@code key} (its name) and {@code value}.
 *
 * @param key name of the compared axis, e.g. {@code weight_decay}, or {@code setting}
 * @param value the group's value of it, as text with shortest round-trip digits
 * @param settingId the setting of this group that is compared: the best of them
 * @param weightDecay of that setting
 * @param maxLr of that setting
 * @param n completed seeds
 * @param meanAccuracy of the final accuracies; empty if no seed completed, or if settings are
 *     compared by another metric
 * @param sd sample standard deviation; empty below two seeds
 * @param ci95Low lower end of the mean's 95 % confidence interval (Student's t)
 * @param ci95High upper end
 * @param diffToBest mean paired difference to the best group; empty for the best itself
 * @param pValue of the paired t-test, adjusted for the number of comparisons (Holm)
 * @param diverged seeds of this setting that diverged
 * @param failed seeds of this setting that failed
 * @param maxLrReached highest learning rate that the range tests reached, the median; empty without
 *     any, and where they reached the end of their range without a limit
 * @param metric what settings are compared by: sd, intervals and differences are of it
 * @param mean of its final values; empty if no seed completed
 * @param looks how many looks at growing data intervals and p-values allow for, if seeds were added
 *     until decided; empty if their number was fixed
 */
public record ComparisonRow(
    String key,
    String value,
    String settingId,
    LayerValues weightDecay,
    LayerValues maxLr,
    int n,
    Optional<Double> meanAccuracy,
    Optional<Double> sd,
    Optional<Double> ci95Low,
    Optional<Double> ci95High,
    Optional<Double> diffToBest,
    Optional<Double> diffCi95Low,
    Optional<Double> diffCi95High,
    Optional<Double> pValue,
    int diverged,
    int failed,
    Optional<Double> maxLrReached,
    Optional<String> metric,
    Optional<Double> mean,
    Optional<Integer> looks) {}
