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
 * @param meanAccuracy of the final accuracies, diverged seeds counted at chance; empty if no seed
 *     completed, or if settings are compared by another metric
 * @param sd sample standard deviation of the same; empty below two seeds
 * @param ci95Low lower end of the mean's 95 % confidence interval over seeds (Student's t; of all
 *     looks together, if seeds were added until decided)
 * @param ci95High upper end
 * @param diffToBest mean paired difference to the first row's group; empty for that itself
 * @param diffCi95Low lower end of its 95 % interval, that of all pairs together; empty where it is
 *     not tested
 * @param diffCi95High upper end
 * @param pValue the smallest error at which the group is outside the set of those that may be the
 *     best, adjusted for all pairs of settings; empty for the first row and where it is not tested
 * @param diverged seeds of this setting that diverged
 * @param failed seeds of this setting that failed
 * @param maxLrReached highest learning rate that the range tests reached, the median; empty without
 *     any, and where they reached the end of their range without a limit
 * @param metric what settings are compared by: sd, intervals and differences are of it
 * @param mean of its final values, diverged seeds counted at chance; empty if no seed completed
 * @param looks how many looks at growing data intervals and p-values allow for, if seeds were added
 *     until decided; empty if their number was fixed
 * @param atChance completed seeds that came to no more than chance
 * @param pBest how probable it is that one of the group's settings is the best; empty where nothing
 *     is known of chance
 * @param expectedLoss what choosing the setting loses on average to the best, in units of the
 *     metric; empty of one that is shown to be worse, or has too few seeds
 * @param lossBound what it loses at most, with a probability of 95 %
 * @param expectedMean what to expect of the setting with new seeds that learn, drawn back towards
 *     the others
 * @param expectedLow lower end of its 95 % interval
 * @param expectedHigh upper end
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
    Optional<Integer> looks,
    Optional<Integer> atChance,
    Optional<Double> pBest,
    Optional<Double> expectedLoss,
    Optional<Double> lossBound,
    Optional<Double> expectedMean,
    Optional<Double> expectedLow,
    Optional<Double> expectedHigh) {

  /** The same with the highest learning rate that a range test reached. */
  public ComparisonRow withMaxLrReached(Optional<Double> rate) {
    return new ComparisonRow(
        key,
        value,
        settingId,
        weightDecay,
        maxLr,
        n,
        meanAccuracy,
        sd,
        ci95Low,
        ci95High,
        diffToBest,
        diffCi95Low,
        diffCi95High,
        pValue,
        diverged,
        failed,
        rate,
        metric,
        mean,
        looks,
        atChance,
        pBest,
        expectedLoss,
        lossBound,
        expectedMean,
        expectedLow,
        expectedHigh);
  }
}
