package io.onecycle.driver.store.marks;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What is going on in a results folder: small files for other processes to read. */
public final class RunMarks {

  private static final String RUNNING = "_running";
  private static final String PROGRESS = "_progress.json";
  private static final String SUFFIX = ".json";

  private final ResultFiles files;

  public RunMarks(ResultFiles files) {
    this.files = files;
  }

  public void mark(RunningTrial trial) {
    files.note(fileOf(trial.trialId()), Json.encode(trial));
  }

  public void clear(String trialId) {
    files.delete(fileOf(trialId));
  }

  public List<RunningTrial> running() {
    // One that was there when the folder was listed may be cleared by now.
    return files.names(RUNNING).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .flatMap(name -> read(RUNNING + "/" + name, RunningTrial.class).stream())
        .toList();
  }

  public Optional<RunningTrial> running(String trialId) {
    return read(fileOf(trialId), RunningTrial.class);
  }

  public void note(RunProgress progress) {
    files.note(PROGRESS, Json.encode(progress));
  }

  public Optional<RunProgress> progress() {
    return read(PROGRESS, RunProgress.class);
  }

  private static String fileOf(String trialId) {
    return RUNNING + "/" + trialId + SUFFIX;
  }

  private <T extends Record> Optional<T> read(String name, Class<T> type) {
    return files.read(name).map(json -> decode(name, json, type));
  }

  private <T extends Record> T decode(String name, byte[] json, Class<T> type) {
    try {
      return Json.decode(json, type);
    } catch (IOException e) {
      String reason = e.getMessage().lines().findFirst().orElse("");
      throw new UncheckedIOException(
          "Cannot read " + files.locate(name) + ": " + reason + "; delete it", e);
    }
  }
}
