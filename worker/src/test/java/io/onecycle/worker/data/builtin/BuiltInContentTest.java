package io.onecycle.worker.data.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.trial.DataSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files need be no images to be told apart: they are decoded by others. */
class BuiltInContentTest {

  private static final DataSpec.BuiltIn MNIST = new DataSpec.BuiltIn("mnist");
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir private Path folder;

  @BeforeEach
  void fourFiles() throws IOException {
    for (IdxFile file : IdxFile.values()) {
      write(file.fileName(), file.name().getBytes(UTF_8));
    }
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return Files.setLastModifiedTime(file, LONG_AGO);
  }

  private DataSpec.BuiltIn found() throws IOException {
    return BuiltInContent.of(MNIST, Optional.of(folder));
  }

  @Test
  void otherFilesOfTheSameSizeAreOtherData() throws IOException {
    DataSpec.BuiltIn before = found();
    assertThat(before.content()).matches("mnist@[0-9a-f]{16}");
    Path labels = write("t10k-labels-idx1-ubyte", "TEST_LABELZ".getBytes(UTF_8));
    Files.setLastModifiedTime(labels, FileTime.from(LONG_AGO.toInstant().plusMillis(1)));
    assertThat(found().content()).isNotEqualTo(before.content()).startsWith("mnist@");
  }

  @Test
  void packedFilesAreTheSameData() throws IOException {
    DataSpec.BuiltIn before = found();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("TRAIN_IMAGES".getBytes(UTF_8));
    }
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    write("train-images-idx3-ubyte.gz", packed.toByteArray());
    assertThat(found()).isEqualTo(before);
  }

  @Test
  void sumsAreKeptBesideTheFilesAndUsedAgain() throws IOException {
    String before = found().content();
    Path kept = folder.resolve(FileSums.KEPT);
    assertThat(kept).content().hasLineCount(4).contains("train-images-idx3-ubyte\t12\t2020-01-01");
    // What is kept is believed as long as length and time agree.
    String first = Files.readString(kept);
    Files.writeString(kept, first.replaceFirst("[0-9a-f]{64}", "0".repeat(64)));
    assertThat(found().content()).isNotEqualTo(before);
    Files.writeString(kept, "torn\t");
    assertThat(found().content()).isEqualTo(before);
  }

  @Test
  void aFileThatWasWrittenJustNowIsReadAgainNextTime() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte");
    Files.setLastModifiedTime(images, FileTime.from(Instant.now()));
    String before = found().content();
    assertThat(folder.resolve(FileSums.KEPT)).content().doesNotContain("train-images");
    FileTime time = Files.getLastModifiedTime(images);
    Files.write(images, "TRAIN_IMAGEZ".getBytes(UTF_8));
    Files.setLastModifiedTime(images, time);
    assertThat(found().content()).isNotEqualTo(before);
  }

  @Test
  void whatATrialIsToLearnIsRefusedWhereAnotherIs() throws IOException {
    BuiltInContent.require(found(), Optional.of(folder));
    BuiltInContent.require(MNIST, Optional.empty());
    assertThatThrownBy(
            () ->
                BuiltInContent.require(new DataSpec.BuiltIn("mnist", "mnist"), Optional.of(folder)))
        .hasMessage(
            "Cannot use the files in %s: they are %s, expected mnist, as where the sweep was begun"
                .formatted(folder, found().content()));
  }

  @Test
  void aSetWhoseFilesAreCheckedIsKnownByItsName() throws IOException {
    DataSpec.BuiltIn cifar = new DataSpec.BuiltIn("cifar10");
    assertThat(BuiltInContent.of(cifar, Optional.empty())).isEqualTo(cifar);
  }
}
