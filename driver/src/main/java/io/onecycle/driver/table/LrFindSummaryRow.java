package io.onecycle.driver.table;

/**
 * A row of the table {@code lr_find_summary/}: one range test. Components of components name the
 * columns in snake case.
 *
 * @param data the data set's name
 * @param model the network's name
 */
public record LrFindSummaryRow(
    RangeTestKey key, String data, String model, RangeScores found, RunFacts run) {

  public String runId() {
    return key.runId();
  }

  public LayerValues weightDecay() {
    return key.weightDecay();
  }

  public double maxMom() {
    return key.maxMom();
  }

  public long seed() {
    return key.seed();
  }

  public boolean isFailed() {
    return found.stopped() == RangeEnding.FAILED;
  }

  /** The same with another weight decay: files of earlier versions have the last group's only. */
  public LrFindSummaryRow with(LayerValues weightDecay) {
    RangeTestKey whole =
        new RangeTestKey(key.sweep(), key.runId(), weightDecay, key.maxMom(), key.seed());
    return new LrFindSummaryRow(whole, data, model, found, run);
  }
}
