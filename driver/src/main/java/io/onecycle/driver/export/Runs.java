package io.onecycle.driver.export;

import io.onecycle.driver.analyse.Axis;
import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.export.ExportedRun.Kind;
import io.onecycle.driver.export.ExportedRun.Point;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
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
    Axis.OF_THE_GRID.forEach(axis -> params.put(axis.key(), axis.valueOf(trial)));
    params.put("data", trial.data());
    params.put("model", trial.model());
    params.put("epochs", Integer.toString(trial.epochs()));
    params.put("cycles", Integer.toString(trial.cycles()));
    params.put("iterations", Integer.toString(trial.iterations()));
    params.put("batch_size", Integer.toString(trial.batchSize()));
    params.put("optimizer", trial.optimizer());
    params.put("weight_decay_mode", trial.weightDecayMode());
    params.put("weight_decay_scope", trial.weightDecayScope());
    params.put("compat", trial.compat());
    params.put(ExportedRun.SEED, Long.toString(trial.seed()));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("outcome", trial.outcome());
    tags.put("trial_id", trial.trialId());
    tags.put("setting_id", trial.settingId());
    place(tags, trial.host(), trial.device(), trial.backend(), trial.codeVersion());
    tags.put("attempts", Integer.toString(trial.attempts()));
    tags.put("message", trial.message());
    Map<String, Double> finals = new LinkedHashMap<>();
    put(finals, "final_accuracy", trial.finalAccuracy());
    put(finals, "final_val_loss", trial.finalValLoss());
    put(finals, "final_train_loss", trial.finalTrainLoss());
    put(finals, "best_accuracy", trial.bestAccuracy());
    trial.finalMetrics().forEach((name, value) -> put(finals, "final_" + name, value));
    trial.bestMetrics().forEach((name, value) -> put(finals, "best_" + name, value));
    finals.put("seconds", trial.seconds());
    finals.put("images_per_second", trial.imagesPerSecond());
    return new ExportedRun(
        trial.sweep(),
        Kind.TRIAL,
        trial.trialId(),
        trial.settingId(),
        trial.seed(),
        trial.outcome(),
        trial.startedAt(),
        trial.finishedAt(),
        params,
        tags,
        curve.stream().map(Runs::point).toList(),
        finals);
  }

  /** A range test with what it recorded; one that stopped since the loss ran away is completed. */
  public static ExportedRun of(LrFindSummaryRow test, List<LrFindRow> rows) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("weight_decay", Digits.shortest(test.weightDecay()));
    params.put("momentum", Digits.shortest(test.maxMom()));
    params.put("data", test.data());
    params.put("model", test.model());
    params.put(ExportedRun.SEED, Long.toString(test.seed()));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("outcome", test.isFailed() ? "failed" : "completed");
    tags.put("stopped", test.stopped());
    tags.put("run_id", test.runId());
    place(tags, test.host(), test.device(), test.backend(), test.codeVersion());
    tags.put("attempts", Integer.toString(test.attempts()));
    tags.put("message", test.message());
    Map<String, Double> finals = new LinkedHashMap<>();
    put(finals, "last_lr", test.lastLr());
    put(finals, "min_loss", test.minLoss());
    put(finals, "lr_at_min_loss", test.lrAtMinLoss());
    put(finals, "suggestion_minimum", test.suggestionMinimum());
    put(finals, "suggestion_steep", test.suggestionSteep());
    put(finals, "suggestion_valley", test.suggestionValley());
    return new ExportedRun(
        test.sweep(),
        Kind.RANGE_TEST,
        test.runId(),
        params.get("weight_decay") + "," + params.get("momentum"),
        test.seed(),
        tags.get("outcome"),
        test.startedAt(),
        test.finishedAt(),
        params,
        tags,
        rows.stream().map(Runs::point).toList(),
        finals);
  }

  private static void place(
      Map<String, String> tags, String host, String device, String backend, String codeVersion) {
    tags.put("host", host);
    tags.put("device", device);
    tags.put("backend", backend);
    tags.put("code_version", codeVersion);
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
