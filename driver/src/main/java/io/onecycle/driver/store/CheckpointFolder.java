package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The checkpoints of trials that have not ended, a file each. */
final class CheckpointFolder {

  private static final String NAME = "_checkpoints";

  private final ResultFiles files;

  CheckpointFolder(ResultFiles files) {
    this.files = files;
  }

  void save(SavedCheckpoint checkpoint) {
    // Not synced: a crash of the machine may tear it, but then its checksum tells.
    files.note(fileOf(checkpoint.trialId()), CheckpointFile.encode(checkpoint));
  }

  Optional<SavedCheckpoint> read(String trialId) {
    return files.read(fileOf(trialId)).map(bytes -> decode(trialId, bytes));
  }

  private SavedCheckpoint decode(String trialId, byte[] bytes) {
    try {
      return CheckpointFile.decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + files.locate(fileOf(trialId)) + ": " + e.getMessage(), e);
    }
  }

  void delete(String trialId) {
    files.delete(fileOf(trialId));
  }

  List<String> trialIds() {
    return files.names(NAME);
  }

  private static String fileOf(String trialId) {
    return NAME + "/" + trialId;
  }
}
