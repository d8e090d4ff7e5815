package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepFileOnDiskTest {

  @TempDir private Path folder;

  static Path[] examples() throws IOException {
    try (var files = Files.walk(Path.of("..", "sweeps"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toArray(Path[]::new);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesHaveNoFaults(Path example) {
    assertThat(messages(SweepFile.read(example))).isEmpty();
  }

  @Test
  void namesTheFileAsTheUserDid() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "name: a\nfoo: 1\n");
    assertThat(messages(SweepFile.read(file))).allMatch(m -> m.startsWith(file + ":"));
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("none.yaml");
    assertThat(messages(SweepFile.read(file)))
        .containsExactly(file + ":1: file: the file is missing, expected a sweep file in YAML");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThat(messages(SweepFile.read(folder)))
        .singleElement()
        .asString()
        .startsWith(folder + ":1: file: the file is not readable: ")
        .endsWith(", expected a sweep file in YAML");
  }

  @Test
  void saysThatAFileIsNotText() throws IOException {
    Path file =
        Files.write(folder.resolve("x.yaml"), "name: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(messages(SweepFile.read(file)))
        .containsExactly(
            file + ":1: file: the file is not in UTF-8, expected a sweep file in YAML");
  }

  @Test
  void saysThatAFileIsTooLong() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "#".repeat(SweepFile.MAX_BYTES + 1));
    assertThat(messages(SweepFile.read(file)))
        .containsExactly(
            file
                + ":1: file: the file is longer than 1048576 bytes, expected a sweep file in YAML");
  }
}
