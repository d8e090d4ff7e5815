package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made-up range tests, of the seeds 1, 2 and so on. */
public final class SampleTests {

  private SampleTests() {}

  /** Tests that diverge at these rates, or reach the end of their range if that comes first. */
  public static List<LrFindSummaryRow> upTo(double endLr, double decay, double... limits) {
    return IntStream.range(0, limits.length)
        .mapToObj(
            i ->
                test(
                    decay,
                    i + 1,
                    limits[i] < endLr ? RangeEnding.DIVERGED : RangeEnding.END,
                    Math.min(endLr, limits[i]),
                    Optional.empty()))
        .toList();
  }

  /** Tests that diverge at 1 and whose valleys are these; 0 for none. */
  public static List<LrFindSummaryRow> suggesting(double decay, double... valleys) {
    return IntStream.range(0, valleys.length)
        .mapToObj(
            i ->
                test(
                    decay,
                    i + 1,
                    RangeEnding.DIVERGED,
                    1,
                    Optional.of(valleys[i]).filter(lr -> lr > 0)))
        .toList();
  }

  /** A test that diverges at 1 and whose loss was as low as this. */
  public static LrFindSummaryRow downTo(double decay, double loss) {
    LrFindSummaryRow any = test(decay, 1, RangeEnding.DIVERGED, 1, Optional.empty());
    return new LrFindSummaryRow(
        any.key(),
        any.data(),
        any.model(),
        new RangeScores(
            90,
            RangeEnding.DIVERGED,
            Optional.of(1.0),
            Optional.of(loss),
            Optional.of(0.5),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        any.run());
  }

  private static LrFindSummaryRow test(
      double decay, long seed, RangeEnding ending, double lastLr, Optional<Double> valley) {
    return new LrFindSummaryRow(
        new RangeTestKey("sample", decay + "-" + seed, LayerValues.of(decay), 0.9, seed),
        "fashion-mnist",
        "lenet",
        new RangeScores(
            90,
            ending,
            Optional.of(lastLr),
            Optional.of(0.5),
            Optional.of(0.5),
            Optional.empty(),
            Optional.empty(),
            valley),
        SampleRows.RUN);
  }
}
