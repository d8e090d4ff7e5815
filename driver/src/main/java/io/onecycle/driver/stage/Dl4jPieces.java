package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.file.Dl4jBatch;
import io.onecycle.worker.trial.DataFormat.Task;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads mini-batches that Deeplearning4j saved, a file each; where the folders {@code train} and
 * {@code test} are there, in those.
 */
record Dl4jPieces(Task task) {

  private static final long MOST_BYTES = 1L << 30;

  Pieces of(List<SourceFile> files, Optional<List<SourceFile>> testFiles) {
    boolean divided =
        files.stream().allMatch(f -> f.name().startsWith("train/") || f.name().startsWith("test/"));
    List<SourceFile> test = testFiles.orElse(divided ? below(files, "test/") : List.of());
    return new Pieces(tasks(divided ? below(files, "train/") : files), tasks(test), List.of());
  }

  private static List<SourceFile> below(List<SourceFile> files, String folder) {
    return files.stream().filter(file -> file.name().startsWith(folder)).toList();
  }

  private List<PartTask> tasks(List<SourceFile> files) {
    return files.stream().<PartTask>map(file -> new Piece(file, task)).toList();
  }

  private record Piece(SourceFile file, Task task) implements PartTask {
    @Override
    public Examples read(Configuration hadoop) throws IOException {
      if (file.bytes() > MOST_BYTES) {
        throw new IOException(
            "Cannot use %s: %d bytes, expected a mini-batch of at most %d"
                .formatted(file.uri(), file.bytes(), MOST_BYTES));
      }
      try (InputStream in = new BufferedInputStream(file.open(hadoop), 1 << 16)) {
        return Dl4jBatch.read(in, file.uri(), task);
      }
    }

    @Override
    public String source() {
      return file.uri();
    }
  }
}
