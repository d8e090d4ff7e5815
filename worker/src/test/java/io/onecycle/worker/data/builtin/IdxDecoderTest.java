package io.onecycle.worker.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDecoderTest {

  private static final BuiltInData MINI = BuiltInData.FASHION_MNIST_MINI;

  @TempDir Path directory;

  /** The embedded files, unpacked and under their other names. */
  @BeforeEach
  void unpack() throws IOException {
    IdxSource embedded = new EmbeddedIdx(MINI.dataName());
    for (IdxFile file : IdxFile.values()) {
      try (InputStream in = new GZIPInputStream(embedded.open(file))) {
        Files.copy(in, dotted(file));
      }
    }
  }

  private Path dotted(IdxFile file) {
    return directory.resolve(file.fileName().replace("-idx", ".idx"));
  }

  private void overwrite(IdxFile file, int at, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(dotted(file));
    bytes[at] = (byte) value;
    Files.write(dotted(file), bytes);
  }

  private Dataset decode() throws IOException {
    return new IdxDecoder(MINI, new IdxDirectory(directory)).decode();
  }

  @Test
  void decodesFilesHoweverTheyAreNamedAndPacked() throws IOException {
    Dataset dataset = decode();
    assertThat(dataset.train().count()).isEqualTo(6_000);
    assertThat(dataset.test().count()).isEqualTo(1_000);
  }

  @Test
  void refusesContentThatIsNotTheDataSet() throws IOException {
    overwrite(IdxFile.TEST_IMAGES, 1234, 77);
    assertThatThrownBy(this::decode)
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            ("Cannot use \\Q%s\\E and the files beside it as fashion-mnist-mini: its content"
                    + " has SHA-256 [0-9a-f]{64}, expected %s")
                .formatted(dotted(IdxFile.TRAIN_IMAGES), MINI.sha256().orElseThrow()));
  }

  @Test
  void refusesALabelOfNoClass() throws IOException {
    overwrite(IdxFile.TRAIN_LABELS, 8 + 17, 10);
    assertThatThrownBy(this::decode)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read %s: label 10 of image 17 (counted from 0), expected 0 to 9",
            dotted(IdxFile.TRAIN_LABELS));
  }

  @Test
  void namesAFileThatHasGone() throws IOException {
    Files.delete(dotted(IdxFile.TEST_LABELS));
    assertThatThrownBy(this::decode)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "Cannot read " + directory.resolve("t10k-labels-idx1-ubyte") + ": ");
  }
}
