package io.onecycle.driver.store.marks;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is going on in a results folder: small files for other processes to read. */
public final class RunMarks {

  private static final String RUNNING = "_running";
  private static final String PROGRESS = "_progress.json";
  private static final String SUFFIX = ".json";

  private static final Logger LOG = LoggerFactory.getLogger(RunMarks.class);

  private interface Decoder<T> {
    T decode(byte[] json) throws IOException;
  }

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
        .flatMap(name -> read(RUNNING + "/" + name).stream())
        .toList();
  }

  /** Removes marks that say nothing. */
  public void tidy() {
    files.names(RUNNING).stream()
        .map(name -> RUNNING + "/" + name)
        .filter(name -> read(name).isEmpty())
        .forEach(files::delete);
  }

  public Optional<RunningTrial> running(String trialId) {
    return read(fileOf(trialId));
  }

  public void note(RunProgress progress) {
    files.note(PROGRESS, Json.encode(progress));
  }

  public Optional<RunProgress> progress() {
    return read(PROGRESS, json -> Json.decode(json, RunProgress.class, RunProgress.DEFAULTS))
        .filter(told -> !told.runId().isEmpty());
  }

  private static String fileOf(String trialId) {
    return RUNNING + "/" + trialId + SUFFIX;
  }

  /** One that a power cut has left empty or torn says nothing. */
  private Optional<RunningTrial> read(String name) {
    return read(name, json -> Json.decode(json, RunningTrial.class));
  }

  private <T extends Record> Optional<T> read(String name, Decoder<T> decoder) {
    return files
        .read(name)
        .flatMap(
            json -> {
              try {
                return Optional.of(decoder.decode(json));
              } catch (IOException e) {
                LOG.warn("{} counts as none: {}", files.locate(name), Json.reason(e));
                return Optional.empty();
              }
            });
  }
}
