package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the notebook, scaled down, on grey images in files of CIFAR-10's form. */
class CifarLayoutSweepTest {

  private static final Path NOTEBOOK = Path.of("..", "sweeps", "notebook", "run-3b.yaml");

  @TempDir private Path folder;

  @Test
  void theNotebooksRunScaledDownTrainsFromFilesOfCifarsForm() throws Exception {
    write();
    String scaled =
        Files.readString(NOTEBOOK)
            .replace("data: cifar10", "data: cifar10-layout")
            .replace("depth: 56", "depth: 8, width: 4")
            .replace("epochs: 70", "epochs: 1\n  limit: 4096")
            .replace("batch_size: 512 ", "batch_size: 64 ")
            .replace("validation: test", "validation: 0.01")
            .replace("max_lr: 3", "max_lr: 0.3");
    Path sweep = Files.writeString(folder.resolve("scaled.yaml"), scaled);
    String out = folder.resolve("results").toString();
    int code =
        Main.execute(
            "run",
            sweep.toString(),
            "--out",
            out,
            "--master",
            "local[1]",
            "--data",
            folder.toString());
    assertThat(code).isZero();
    TrialRow row = ResultStore.existing(out).trials().get(0);
    assertThat(row.training().data()).isEqualTo("cifar10-layout");
    assertThat(row.training().iterations()).isEqualTo(64);
    assertThat(row.inputs().dataContent().orElseThrow()).matches("cifar10-layout@[0-9a-f]{16}");
    assertThat(row.inputs().trainLimit()).contains(4096);
    assertThat(Commands.say("status", out).out()).contains("owed       0");
    assertThat(planned(sweep, out)).contains("1 committed, 0 owed");
    otherContent();
    assertThat(planned(sweep, out)).contains("0 committed, 1 owed");
    assertThat(row.scores().finalAccuracy().orElseThrow())
        .as("a tenth is chance")
        .isGreaterThan(0.2);
  }

  private String planned(Path sweep, String out) throws Exception {
    return Commands.say("plan", sweep.toString(), "--out", out, "--data", folder.toString()).out();
  }

  /** One pixel of one image. */
  private void otherContent() throws IOException {
    Path file = folder.resolve("cifar-10-batches-bin").resolve("data_batch_3.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[1000] ^= 1;
    Files.write(file, bytes);
  }

  /** Padded with zeros to 32×32, the channel thrice. */
  private void write() throws IOException {
    Examples images =
        DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()).train();
    Path at = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (int file = 1; file <= 6; file++) {
      String name = file < 6 ? "data_batch_" + file + ".bin" : "test_batch.bin";
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(at.resolve(name)))) {
        for (int i = 0; i < 10_000; i++) {
          out.write(record(images, i % images.count()));
        }
      }
    }
  }

  private static byte[] record(Examples images, int image) {
    byte[] record = new byte[1 + 3 * 32 * 32];
    record[0] = (byte) images.label(image);
    IntStream.range(0, 3 * 28 * 28)
        .forEach(
            i -> {
              int plane = i / (28 * 28);
              int row = i / 28 % 28 + 2;
              int column = i % 28 + 2;
              record[1 + (plane * 32 + row) * 32 + column] =
                  (byte) images.input(image, i % (28 * 28));
            });
    return record;
  }
}
