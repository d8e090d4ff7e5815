package io.onecycle.driver.analyse;

import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import io.onecycle.driver.table.TrialSetting;
import io.onecycle.driver.table.TrialTraining;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.score.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trials of made-up sweeps: each setting has its accuracies, of the seeds 1, 2 and so on. */
public record SampleTrials(List<TrialRow> rows) {

  public static final String ONE_CYCLE = "1cycle";

  /** Four weight decays with five seeds, of which two cannot be told from the best. */
  public static final SampleTrials FOUR_DECAYS =
      none()
          .completed(1e-3, 0.3, 0.860, 0.864, 0.858, 0.863, 0.861)
          .completed(1e-4, 0.3, 0.857, 0.863, 0.860, 0.859, 0.862)
          .completed(1e-2, 0.3, 0.840, 0.841, 0.836, 0.845, 0.838)
          .completed(3e-4, 0.3, 0.861, 0.858, 0.859, 0.862, 0.858);

  public static SampleTrials none() {
    return new SampleTrials(List.of());
  }

  public SampleTrials completed(double weightDecay, double maxLr, double... accuracies) {
    List<TrialRow> more =
        IntStream.range(0, accuracies.length)
            .mapToObj(i -> trial(weightDecay, maxLr, i + 1, Ending.COMPLETED, accuracies[i]))
            .toList();
    return and(more);
  }

  public SampleTrials ended(Ending outcome, double weightDecay, double maxLr, long... seeds) {
    List<TrialRow> more = new ArrayList<>();
    for (long seed : seeds) {
      more.add(trial(weightDecay, maxLr, seed, outcome, 0));
    }
    return and(more);
  }

  public SampleTrials and(List<TrialRow> more) {
    List<TrialRow> all = new ArrayList<>(rows);
    all.addAll(more);
    return new SampleTrials(all);
  }

  /** The same trials, as if what is called accuracy were another metric, the lower the better. */
  public SampleTrials minimizing(String metric) {
    return new SampleTrials(rows.stream().map(row -> minimizing(row, metric)).toList());
  }

  /** The same trial, as if validated on so many examples. */
  public static TrialRow validatedOn(int examples, TrialRow row) {
    return validated(row.scores().chance(), Optional.of(examples), row);
  }

  /** The same trial, as if its row had chance. */
  public static TrialRow withChance(double chance, TrialRow row) {
    return validated(Optional.of(chance), row.scores().validationExamples(), row);
  }

  private static TrialRow validated(
      Optional<Double> chance, Optional<Integer> examples, TrialRow row) {
    TrialScores scores = row.scores();
    return SampleRows.with(
        row,
        new TrialScores(
            scores.outcome(),
            scores.finalAccuracy(),
            scores.finalValLoss(),
            scores.bestAccuracy(),
            scores.bestEpoch(),
            scores.finalTrainLoss(),
            scores.finalMetrics(),
            scores.bestMetrics(),
            scores.objective(),
            scores.goal(),
            chance,
            examples));
  }

  private static TrialRow minimizing(TrialRow row, String metric) {
    Map<String, Optional<Double>> metrics = Map.of(metric, row.scores().finalAccuracy());
    return SampleRows.with(
        row,
        new TrialScores(
            row.scores().outcome(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            metrics,
            metrics,
            Optional.of(metric),
            Optional.of(Goal.MINIMIZE),
            Optional.empty(),
            Optional.empty()));
  }

  public static TrialRow trial(
      double weightDecay, double maxLr, long seed, Ending outcome, double accuracy) {
    return trial(weightDecay, maxLr, seed, outcome, accuracy, ONE_CYCLE, 5);
  }

  public static TrialRow trial(
      double weightDecay,
      double maxLr,
      long seed,
      Ending outcome,
      double accuracy,
      String schedule,
      int epochs) {
    String setting = schedule + "_" + weightDecay + "_" + maxLr + "__" + epochs;
    boolean isOneCycle = schedule.equals(ONE_CYCLE);
    return new TrialRow(
        new TrialKey("sample", setting + "_" + seed, setting, seed, Optional.empty()),
        new TrialSetting(
            schedule,
            LayerValues.of(maxLr),
            Optional.of(10.0).filter(div -> isOneCycle),
            Optional.of(13.68).filter(pct -> isOneCycle),
            0.95,
            0.85,
            LayerValues.of(weightDecay)),
        new TrialTraining(
            "fashion-mnist",
            "lenet",
            epochs,
            1,
            422 * epochs,
            128,
            WeightDecayMode.L2,
            WeightDecayScope.ALL,
            Optimizer.SGD,
            Compat.NONE),
        SampleRows.scores(
            outcome, Optional.of(accuracy).filter(each -> outcome == Ending.COMPLETED)),
        SampleRows.RUN,
        2000);
  }
}
