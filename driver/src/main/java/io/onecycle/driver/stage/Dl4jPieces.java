package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.file.Dl4jBatch;
import io.onecycle.worker.trial.DataFormat.Task;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Reads mini-batches that Deeplearning4j saved, a file each. */
record Dl4jPieces(Task task) {

  private static final long MOST_BYTES = 1L << 30;

  Pieces of(Division files) {
    return new Pieces(
        tasks(files.train().files()),
        tasks(files.validation().files()),
        tasks(files.test().files()),
        List.of());
  }

  private List<PartTask> tasks(List<SourceFile> files) {
    return files.stream().<PartTask>map(file -> new Piece(file, task)).toList();
  }

  private record Piece(SourceFile file, Task task) implements PartTask {
    @Override
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
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
