package io.onecycle.driver.analyse;

import io.onecycle.driver.table.TrialRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trials of made-up sweeps: each setting has its accuracies, of the seeds 1, 2 and so on. */
public record SampleTrials(List<TrialRow> rows) {

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
            .mapToObj(i -> trial(weightDecay, maxLr, i + 1, "completed", accuracies[i]))
            .toList();
    return and(more);
  }

  public SampleTrials ended(String outcome, double weightDecay, double maxLr, long... seeds) {
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

  private static TrialRow minimizing(TrialRow row, String metric) {
    return new TrialRow(
        row.sweep(),
        row.trialId(),
        row.settingId(),
        row.data(),
        row.model(),
        row.schedule(),
        row.epochs(),
        row.cycles(),
        row.iterations(),
        row.batchSize(),
        row.maxLr(),
        row.div(),
        row.pct(),
        row.maxMom(),
        row.minMom(),
        row.weightDecay(),
        row.layerGroups(),
        row.weightDecayMode(),
        row.weightDecayScope(),
        row.optimizer(),
        row.compat(),
        row.seed(),
        row.outcome(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        row.seconds(),
        row.imagesPerSecond(),
        row.attempts(),
        row.message(),
        row.host(),
        row.executorId(),
        row.device(),
        row.startedAt(),
        row.finishedAt(),
        row.codeVersion(),
        row.backend(),
        Map.of(metric, row.finalAccuracy()),
        Map.of(metric, row.finalAccuracy()),
        Optional.of(metric),
        Optional.of("minimize"),
        row.rung());
  }

  public static TrialRow trial(
      double weightDecay, double maxLr, long seed, String outcome, double accuracy) {
    return trial(weightDecay, maxLr, seed, outcome, accuracy, "1cycle", "", 5);
  }

  public static TrialRow trial(
      double weightDecay,
      double maxLr,
      long seed,
      String outcome,
      double accuracy,
      String schedule,
      String layerGroups,
      int epochs) {
    boolean isCompleted = outcome.equals("completed");
    String setting = schedule + "_" + weightDecay + "_" + maxLr + "_" + layerGroups + "_" + epochs;
    return new TrialRow(
        "sample",
        setting + "_" + seed,
        setting,
        "fashion-mnist",
        "lenet",
        schedule,
        epochs,
        1,
        422 * epochs,
        128,
        maxLr,
        schedule.equals("1cycle") ? Optional.of(10.0) : Optional.empty(),
        schedule.equals("1cycle") ? Optional.of(13.68) : Optional.empty(),
        0.95,
        0.85,
        weightDecay,
        layerGroups,
        "l2",
        "all",
        "sgd",
        "none",
        seed,
        outcome,
        isCompleted ? Optional.of(accuracy) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        60,
        2000,
        1,
        "",
        "host",
        "driver",
        "cpu",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(60),
        "0.1.0",
        "cpu");
  }
}
