package io.onecycle.driver.export;

import io.onecycle.driver.export.ExportedRun.Kind;
import io.onecycle.driver.export.ExportedRun.Point;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MLflow's file store (mlflow/store/tracking/file_store.py): a folder for each experiment, in it
 * one for each run with its {@code meta.yaml}, a file for each parameter, tag and metric. A sweep
 * is an experiment, its range tests another. A run's {@code meta.yaml} comes last: a run that has
 * it is whole, and what is done to it in MLflow afterwards (renamed, deleted) stays so.
 */
public final class MlflowExport implements Export {

  private static final int FINISHED = 3;
  private static final int FAILED = 4;
  private static final int LOCAL = 4;

  /** MLflow refuses longer tags. */
  private static final int TAG_LENGTH = 5000;

  private final ExportFolder store;
  private final MlflowExperiments experiments;

  /** The store {@code mlruns} in a folder: where {@code mlflow ui}, started there, looks for it. */
  public MlflowExport(Path folder) {
    this.store = new ExportFolder(folder.resolve("mlruns"));
    this.experiments = new MlflowExperiments(store);
  }

  @Override
  public boolean write(ExportedRun run) {
    String name = run.sweep() + (run.kind() == Kind.RANGE_TEST ? "-lr-find" : "");
    String experiment = experiments.id(name, run.startedAt());
    String id = Hashes.hex(name + "/" + run.id());
    String folder = experiment + "/" + id;
    String ended = "end_time: " + run.finishedAt().toEpochMilli();
    if (store.read(folder + "/meta.yaml").filter(meta -> meta.contains(ended)).isPresent()) {
      return false;
    }
    run.params().forEach((key, value) -> store.write(folder + "/params/" + key, value));
    tags(run).forEach((key, value) -> store.write(folder + "/tags/" + key, value));
    metrics(run).forEach((key, lines) -> store.write(folder + "/metrics/" + key, lines.toString()));
    store.createFolder(folder + "/metrics");
    store.createFolder(folder + "/artifacts");
    store.write(folder + "/meta.yaml", meta(run, experiment, id));
    return true;
  }

  private static Map<String, String> tags(ExportedRun run) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", name(run));
    tags.put("mlflow.source.name", "onecycle");
    tags.put("mlflow.source.type", "LOCAL");
    run.tags()
        .forEach(
            (key, value) ->
                tags.put(key, value.substring(0, Math.min(TAG_LENGTH, value.length()))));
    return tags;
  }

  /** Lines {@code time value step} of each metric. */
  private static Map<String, StringBuilder> metrics(ExportedRun run) {
    Map<String, StringBuilder> metrics = new LinkedHashMap<>();
    for (Point point : run.points()) {
      long millis = run.millisOf(point.iteration());
      point
          .values()
          .forEach(
              (key, value) ->
                  metrics
                      .computeIfAbsent(key, first -> new StringBuilder())
                      .append("%s %s %s\n".formatted(millis, value, point.iteration())));
    }
    run.finals()
        .forEach(
            (key, value) ->
                metrics.put(
                    key,
                    new StringBuilder(
                        "%s %s %s\n"
                            .formatted(run.finishedAt().toEpochMilli(), value, run.length()))));
    return metrics;
  }

  private String meta(ExportedRun run, String experiment, String id) {
    String artifacts = experiments.artifacts(experiment) + "/" + id + "/artifacts";
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_uri", artifacts);
    meta.put("deleted_time", null);
    meta.put("end_time", run.finishedAt().toEpochMilli());
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experiment);
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id);
    meta.put("run_name", name(run));
    meta.put("run_uuid", id);
    meta.put("source_name", "");
    meta.put("source_type", LOCAL);
    meta.put("source_version", "");
    meta.put("start_time", run.startedAt().toEpochMilli());
    // Diverging is a finding: such a run is finished, and has the tag outcome.
    meta.put("status", run.isFailed() ? FAILED : FINISHED);
    meta.put("tags", List.of());
    meta.put("user_id", "onecycle");
    return Yaml.text(meta);
  }

  private static String name(ExportedRun run) {
    return Stream.of("weight_decay", "max_lr", "momentum", ExportedRun.SEED)
        .filter(run.params()::containsKey)
        .map(key -> key + " " + run.params().get(key))
        .collect(Collectors.joining(", "));
  }
}
