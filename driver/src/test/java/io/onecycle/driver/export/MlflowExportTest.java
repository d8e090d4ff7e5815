package io.onecycle.driver.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.onecycle.driver.table.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowExportTest {

  @TempDir private Path folder;

  @Test
  void aRunHasTheFilesThatMlflowReads() throws IOException {
    assertThat(new MlflowExport(folder).write(SampleRuns.trial(Ending.COMPLETED))).isTrue();
    Path run = run();
    JsonNode meta = Yaml.read(Files.readString(run.resolve("meta.yaml")));
    assertThat(meta.get("run_id").asText()).isEqualTo(run.getFileName().toString());
    assertThat(meta.get("run_uuid")).isEqualTo(meta.get("run_id"));
    assertThat(meta.get("experiment_id").asText()).isEqualTo(run.getParent().getFileName() + "");
    assertThat(meta.get("status").asInt()).isEqualTo(3);
    assertThat(meta.get("start_time").asLong()).isZero();
    assertThat(meta.get("end_time").asLong()).isEqualTo(60_000);
    assertThat(meta.get("lifecycle_stage").asText()).isEqualTo("active");
    assertThat(run.resolve("artifacts")).isDirectory();
    assertThat(run.resolve("params/weight_decay")).hasContent("1e-4");
    assertThat(run.resolve("params/seed")).hasContent("7");
    assertThat(run.resolve("tags/outcome")).hasContent("completed");
    assertThat(run.resolve("tags/mlflow.runName"))
        .hasContent("weight_decay 1e-4, max_lr 0.3, momentum 0.95-0.85, seed 7");
    List<String> losses = Files.readAllLines(run.resolve("metrics/train_loss"));
    assertThat(losses).hasSize(1000).allMatch(line -> line.matches("\\d+ [0-9.E-]+ \\d+"));
    assertThat(losses.get(0)).startsWith("60 ").endsWith(" 0");
    assertThat(losses.get(999)).startsWith("60000 ").endsWith(" 999");
    assertThat(Files.readAllLines(run.resolve("metrics/accuracy"))).hasSize(10);
    assertThat(run.resolve("metrics/final_accuracy")).hasContent("60000 0.875 1000");
    JsonNode experiment = Yaml.read(Files.readString(run.resolveSibling("meta.yaml")));
    assertThat(experiment.get("name").asText()).isEqualTo("sample");
    assertThat(experiment.get("artifact_location").asText())
        .startsWith("file:///")
        .endsWith("/mlruns/" + experiment.get("experiment_id").asText());
    assertThat(folder.resolve("mlruns/0/meta.yaml")).exists();
  }

  @Test
  void divergedIsFinishedAndFailedIsNot() throws IOException {
    new MlflowExport(folder).write(SampleRuns.trial(Ending.DIVERGED));
    assertThat(run().resolve("meta.yaml")).content().contains("status: 3");
    assertThat(run().resolve("tags/outcome")).hasContent("diverged");
    assertThat(run().resolve("metrics/train_loss")).content().contains(" NaN ");
  }

  @Test
  void aTrialThatWasTriedAgainTakesThePlaceOfItsFailure() throws IOException {
    ExportedRun failed = SampleRuns.trial(Ending.FAILED);
    new MlflowExport(folder).write(failed);
    assertThat(run().resolve("meta.yaml")).content().contains("status: 4");
    ExportedRun later = SampleRuns.trial(Ending.COMPLETED);
    ExportedRun again =
        new ExportedRun(
            later.sweep(),
            later.kind(),
            later.id(),
            later.settingId(),
            later.seed(),
            later.outcome(),
            later.startedAt(),
            later.finishedAt().plusSeconds(60),
            later.params(),
            later.tags(),
            later.points(),
            later.finals());
    assertThat(new MlflowExport(folder).write(again)).isTrue();
    assertThat(run().resolve("meta.yaml")).content().contains("status: 3");
  }

  @Test
  void theSameAgainChangesNothingAndOthersFilesStay() throws IOException {
    Path note = folder.resolve("mlruns/note.txt");
    Files.createDirectories(note.getParent());
    Files.writeString(note, "mine");
    new MlflowExport(folder).write(SampleRuns.trial(Ending.COMPLETED));
    String renamed =
        Files.readString(run().resolve("meta.yaml")).replace("\"active\"", "\"deleted\"");
    Files.writeString(run().resolve("meta.yaml"), renamed);
    Map<Path, String> before = files();
    assertThat(new MlflowExport(folder).write(SampleRuns.trial(Ending.COMPLETED))).isFalse();
    assertThat(files()).isEqualTo(before).containsKey(note);
  }

  @Test
  void anExperimentOfThatNameIsTakenUp() throws IOException {
    Path theirs = folder.resolve("mlruns/42/meta.yaml");
    Files.createDirectories(theirs.getParent());
    Files.writeString(
        theirs, "artifact_location: s3://bucket/42\nexperiment_id: '42'\nname: sample\n");
    new MlflowExport(folder).write(SampleRuns.trial(Ending.COMPLETED));
    assertThat(run().getParent()).isEqualTo(theirs.getParent());
    assertThat(run().resolve("meta.yaml")).content().contains("artifact_uri: \"s3://bucket/42/");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsOneClearError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new MlflowExport(file).write(SampleRuns.trial(Ending.COMPLETED)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write " + file + "/mlruns/");
  }

  private Path run() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(path -> path.endsWith("meta.yaml") && Files.exists(path.resolveSibling("params")))
          .map(Path::getParent)
          .findFirst()
          .orElseThrow();
    }
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        found.put(path, Files.getLastModifiedTime(path) + Files.readString(path));
      }
    }
    return found;
  }
}
