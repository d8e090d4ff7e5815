package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Made-up sweeps to be shown. */
public final class SampleReports {

  private static final int ITERATIONS = 1000;
  private static final int EPOCHS = 10;

  private SampleReports() {}

  /** Trials over two axes, some diverged, one failed, and a range test for each weight decay. */
  public static ReportData whole() {
    return of(
        trials().ended(Ending.DIVERGED, 0.1, 3, 1, 2).ended(Ending.FAILED, 0.1, 3, 3),
        List.of(1e-4, 1e-3, 1e-2));
  }

  /** Two weight decays by two maximum learning rates, three seeds each. */
  public static SampleTrials trials() {
    return SampleTrials.none()
        .completed(1e-3, 0.3, 0.860, 0.864, 0.858)
        .completed(1e-3, 1, 0.871, 0.868, 0.873)
        .completed(1e-4, 0.3, 0.857, 0.863, 0.860)
        .completed(1e-4, 1, 0.866, 0.869, 0.861);
  }

  /** Seeds were added until decided: two weight decays have five, and one was out after three. */
  public static ReportData raced() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-3, 1, 0.871, 0.868, 0.873, 0.870, 0.872)
            .completed(1e-4, 1, 0.866, 0.869, 0.861, 0.868, 0.865)
            .completed(0.1, 1, 0.62, 0.61, 0.63);
    SequentialSeeds race = new SequentialSeeds(1, 3, 5, OptionalDouble.of(0.02));
    return of(
        trials,
        List.of(),
        Comparison.of(
            trials.rows(), TrialAxis.WEIGHT_DECAY, SeedDesign.FIXED.until(Optional.of(race))));
  }

  public static ReportData of(SampleTrials trials, List<Double> rangeTests) {
    return of(trials, rangeTests, Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY));
  }

  private static ReportData of(
      SampleTrials trials, List<Double> rangeTests, Comparison comparison) {
    return ReportData.of(
        "sample",
        Optional.of("name: sample\n"),
        trials.rows(),
        id ->
            trials.rows().stream()
                .filter(trial -> trial.trialId().equals(id))
                .findFirst()
                .map(SampleReports::curve)
                .orElse(List.of()),
        rangeTests.stream().flatMap(decay -> rangeTest(decay).stream()).toList(),
        rangeTests.stream().map(SampleReports::summary).toList(),
        comparison);
  }

  /** The same sweep, whose rates are multiples, by setting id. */
  public static ReportData withMultiples(ReportData data, Map<String, String> multiples) {
    return new ReportData(
        data.name(),
        data.sweep(),
        data.trials(),
        data.curves(),
        data.lrFind(),
        data.lrFindSummaries(),
        data.comparison(),
        data.importance(),
        data.asked(),
        data.audit(),
        data.shorter(),
        multiples,
        data.course(),
        data.folder());
  }

  /** The same sweep, whose results are in a folder. */
  public static ReportData in(String folder, ReportData data) {
    return new ReportData(
        data.name(),
        data.sweep(),
        data.trials(),
        data.curves(),
        data.lrFind(),
        data.lrFindSummaries(),
        data.comparison(),
        data.importance(),
        data.asked(),
        data.audit(),
        data.shorter(),
        data.multiples(),
        data.course(),
        Optional.of(folder));
  }

  /** A search over two axes, of so many settings with three seeds each, compared by setting. */
  public static ReportData search(int settings) {
    List<TrialRow> rows = new ArrayList<>();
    for (int i = 0; i < settings; i++) {
      for (int seed = 1; seed <= 3; seed++) {
        rows.add(searched(i, seed, 5));
      }
    }
    return by(TrialAxis.SETTING, rows, List.of());
  }

  /** Twelve settings for an epoch, of which four went on to five. */
  public static ReportData halving() {
    List<TrialRow> shorter = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      shorter.add(searched(i, 1, 1));
    }
    return by(TrialAxis.SETTING, search(4).trials(), shorter);
  }

  private static TrialRow searched(int i, int seed, int epochs) {
    double decay = rounded(1e-6 * Math.pow(1e4, (i * 7 % 31) / 30.0));
    double maxLr = rounded(0.05 * Math.pow(40, (i * 11 % 37) / 36.0));
    double far = Math.log10(decay / 1e-4) / 2 + Math.log10(maxLr / 0.4);
    return SampleTrials.trial(
        decay,
        maxLr,
        seed,
        i % 9 == 8 && seed == 2 ? Ending.DIVERGED : Ending.COMPLETED,
        0.88 - 0.05 * far * far - 0.002 * ((i + seed) % 3) - 0.1 / epochs,
        SampleTrials.ONE_CYCLE,
        epochs);
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2e", value));
  }

  private static ReportData by(TrialAxis axis, List<TrialRow> rows, List<TrialRow> shorter) {
    Map<String, TrialRow> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.trialId(), row));
    shorter.forEach(row -> byId.put(row.trialId(), row));
    return ReportData.of(
            "sample",
            Optional.of("name: sample\n"),
            rows,
            id -> Optional.ofNullable(byId.get(id)).map(SampleReports::curve).orElse(List.of()),
            List.of(),
            List.of(),
            Comparison.of(rows, axis))
        .withShorter(shorter);
  }

  /**
   * Falls as training does; a diverged one stops at a fifth with a loss run away, a failed at 0.
   */
  public static List<CurveRow> curve(TrialRow trial) {
    List<CurveRow> rows = new ArrayList<>();
    int end = trial.isCompleted() ? ITERATIONS : trial.isDiverged() ? ITERATIONS / 5 : 0;
    for (int i = 0; i < end; i++) {
      double done = i / (double) ITERATIONS;
      double loss = 0.3 + 2 * Math.exp(-8 * done) + 0.01 * trial.seed();
      double noisy = loss + 0.1 * Math.sin(i * 7.3 + trial.seed());
      boolean isEpochEnd = (i + 1) % (ITERATIONS / EPOCHS) == 0;
      boolean ranAway = trial.isDiverged() && i > end - 20;
      rows.add(
          new CurveRow(
              trial.trialId(),
              i,
              i * EPOCHS / ITERATIONS,
              trial.setting().maxLr().last() * (1 - Math.abs(2 * done - 0.9) / 1.1),
              0.85 + 0.1 * Math.abs(2 * done - 0.9) / 1.1,
              ranAway ? Double.NaN : noisy,
              ranAway ? 40.0 * (i - end + 20) : loss,
              isEpochEnd ? Optional.of(loss + 0.05) : Optional.empty(),
              isEpochEnd
                  ? Optional.of(
                      trial.scores().finalAccuracy().orElse(0.5) - 0.3 * Math.exp(-5 * done))
                  : Optional.empty(),
              Map.of()));
    }
    return rows;
  }

  /** Range tests alone: of each weight decay so many, which end the later the higher the seed. */
  public static ReportData rangeTests(int seeds, double... weightDecays) {
    List<LrFindRow> rows = new ArrayList<>();
    List<LrFindSummaryRow> summaries = new ArrayList<>();
    for (double decay : weightDecays) {
      for (int seed = 1; seed <= seeds; seed++) {
        rows.addAll(rangeTest(decay, seed, 80 + 2 * seed));
        summaries.add(summary(decay, seed, 0.1 * (1 + seed / 10.0)));
      }
    }
    return ReportData.of(
        "sample",
        Optional.empty(),
        List.of(),
        id -> List.of(),
        rows,
        summaries,
        Comparison.of(List.of(), TrialAxis.WEIGHT_DECAY));
  }

  static List<LrFindRow> rangeTest(double weightDecay) {
    return rangeTest(weightDecay, 1, 90);
  }

  private static List<LrFindRow> rangeTest(double weightDecay, long seed, int iterations) {
    List<LrFindRow> rows = new ArrayList<>();
    for (int i = 0; i < iterations; i++) {
      double lr = 1e-4 * Math.pow(1e5, i / 100.0);
      double loss = 2.3 / (1 + 8 * lr) + Math.pow(lr * (1 + 20 * weightDecay), 2);
      rows.add(
          new LrFindRow(
              key(weightDecay, seed),
              i,
              lr,
              loss + 0.05 * Math.sin(i * 3.1 + seed - 1) + 0.1 * (seed - 1),
              loss,
              loss + 0.1 + 0.1 * Math.sin(i * 1.7),
              Optional.of(Math.max(0.1, 0.8 - loss / 4)),
              Map.of()));
    }
    return rows;
  }

  private static RangeTestKey key(double weightDecay, long seed) {
    return new RangeTestKey(
        "sample", "run-" + weightDecay + "-" + seed, LayerValues.of(weightDecay), 0.9, seed);
  }

  static LrFindSummaryRow summary(double weightDecay) {
    return summary(weightDecay, 1, 0.1);
  }

  private static LrFindSummaryRow summary(double weightDecay, long seed, double valley) {
    return new LrFindSummaryRow(
        key(weightDecay, seed),
        "fashion-mnist",
        "lenet",
        new RangeScores(
            90,
            RangeEnding.DIVERGED,
            Optional.of(2.8),
            Optional.of(0.9),
            Optional.of(0.5),
            Optional.of(0.05),
            Optional.of(0.08),
            Optional.of(valley)),
        SampleRows.RUN);
  }

  /** The same range test with another message. */
  public static LrFindSummaryRow withMessage(LrFindSummaryRow row, String message) {
    return new LrFindSummaryRow(
        row.key(), row.data(), row.model(), row.found(), row.run().withMessage(message));
  }
}
