package io.onecycle.driver.export;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.export.ExportedRun.Kind;
import io.onecycle.driver.export.ExportedRun.Point;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RunFacts;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of the tables as runs; names are those of the tables' columns. */
public final class Runs {

  private Runs() {}

  /** A trial with its curve. */
  public static ExportedRun of(TrialRow trial, List<CurveRow> curve) {
    Map<String, String> params = new LinkedHashMap<>();
    TrialAxis.OF_THE_GRID.forEach(axis -> params.put(axis.key(), axis.valueOf(trial)));
    params.put("data", trial.training().data());
    params.put("model", trial.training().model());
    params.put("epochs", Integer.toString(trial.training().epochs()));
    params.put("cycles", Integer.toString(trial.training().cycles()));
    params.put("iterations", Integer.toString(trial.training().iterations()));
    params.put("batch_size", Integer.toString(trial.training().batchSize()));
    params.put("optimizer", Identity.lower(trial.training().optimizer()));
    params.put("weight_decay_mode", Identity.lower(trial.training().weightDecayMode()));
    params.put("weight_decay_scope", Identity.lower(trial.training().weightDecayScope()));
    params.put("compat", Identity.lower(trial.training().compat()));
    params.put(ExportedRun.SEED, Long.toString(trial.seed()));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("outcome", trial.scores().outcome().word());
    tags.put("trial_id", trial.trialId());
    tags.put("setting_id", trial.settingId());
    run(tags, trial.run());
    Map<String, Double> finals = new LinkedHashMap<>();
    put(finals, "final_accuracy", trial.scores().finalAccuracy());
    put(finals, "final_val_loss", trial.scores().finalValLoss());
    put(finals, "final_train_loss", trial.scores().finalTrainLoss());
    put(finals, "best_accuracy", trial.scores().bestAccuracy());
    trial.scores().finalMetrics().forEach((name, value) -> put(finals, "final_" + name, value));
    trial.scores().bestMetrics().forEach((name, value) -> put(finals, "best_" + name, value));
    finals.put("seconds", trial.run().seconds());
    finals.put("images_per_second", trial.imagesPerSecond());
    return new ExportedRun(
        trial.key().sweep(),
        Kind.TRIAL,
        trial.trialId(),
        trial.settingId(),
        trial.seed(),
        trial.scores().outcome().word(),
        trial.run().startedAt(),
        trial.run().finishedAt(),
        params,
        tags,
        curve.stream().map(Runs::point).toList(),
        finals);
  }

  /** A range test with what it recorded; one that stopped since the loss ran away is completed. */
  public static ExportedRun of(LrFindSummaryRow test, List<LrFindRow> rows) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("weight_decay", Digits.perGroup(test.weightDecay()));
    params.put("momentum", Digits.shortest(test.maxMom()));
    params.put("data", test.data());
    params.put("model", test.model());
    params.put(ExportedRun.SEED, Long.toString(test.seed()));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("outcome", test.isFailed() ? "failed" : "completed");
    tags.put("stopped", test.found().stopped().word());
    tags.put("run_id", test.runId());
    run(tags, test.run());
    Map<String, Double> finals = new LinkedHashMap<>();
    put(finals, "last_lr", test.found().lastLr());
    put(finals, "min_loss", test.found().minLoss());
    put(finals, "lr_at_min_loss", test.found().lrAtMinLoss());
    put(finals, "suggestion_minimum", test.found().suggestionMinimum());
    put(finals, "suggestion_steep", test.found().suggestionSteep());
    put(finals, "suggestion_valley", test.found().suggestionValley());
    return new ExportedRun(
        test.key().sweep(),
        Kind.RANGE_TEST,
        test.runId(),
        params.get("weight_decay") + "," + params.get("momentum"),
        test.seed(),
        tags.get("outcome"),
        test.run().startedAt(),
        test.run().finishedAt(),
        params,
        tags,
        rows.stream().map(Runs::point).toList(),
        finals);
  }

  private static void run(Map<String, String> tags, RunFacts run) {
    tags.put("host", run.host());
    tags.put("device", run.device());
    tags.put("backend", run.backend());
    tags.put("code_version", run.codeVersion());
    tags.put("attempts", Integer.toString(run.attempts()));
    tags.put("message", run.message());
  }

  private static Point point(CurveRow row) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("train_loss", row.trainLoss());
    values.put("train_loss_smoothed", row.trainLossSmoothed());
    values.put("lr", row.lr());
    values.put("momentum", row.momentum());
    put(values, "val_loss", row.valLoss());
    put(values, "accuracy", row.accuracy());
    row.metrics().forEach((name, value) -> put(values, name, value));
    return new Point(row.iteration(), values);
  }

  private static Point point(LrFindRow row) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("train_loss", row.trainLoss());
    values.put("train_loss_smoothed", row.trainLossSmoothed());
    values.put("lr", row.lr());
    values.put("val_loss", row.valLoss());
    put(values, "accuracy", row.accuracy());
    row.metrics().forEach((name, value) -> put(values, name, value));
    return new Point(row.iteration(), values);
  }

  private static void put(Map<String, Double> values, String name, Optional<Double> value) {
    value.ifPresent(known -> values.put(name, known));
  }
}
