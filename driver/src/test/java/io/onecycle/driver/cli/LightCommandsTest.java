package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that train nothing run in a JVM that has neither Spark's core nor ND4J. */
class LightCommandsTest {

  @TempDir private Path folder;

  @Test
  void planScheduleCompareAndStatusNeedNeitherSparkNorNd4j() throws Exception {
    Path sweep =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            name: small
            data: fashion-mnist-mini
            model: mlp
            train: {epochs: 1}
            grid: {max_lr: 0.1}
            """);
    Files.createDirectories(folder.resolve("results"));
    Files.copy(sweep, folder.resolve("results/sweep.yaml"));
    String results = folder.resolve("results").toString();

    assertThat(run("plan", sweep.toString())).contains("settings");
    assertThat(run("schedule", "--max-lr", "1", "--iterations", "9")).startsWith("iteration");
    assertThat(run("status", results)).contains("owed       1");
    assertThat(run("compare", results)).isNotBlank();
    assertThat(run("audit", results)).startsWith("Nothing to audit");
    assertThat(run("--help")).contains("run", "plan", "schedule", "compare", "audit", "status");
  }

  private String run(String... words) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("spark-core") && !entry.contains("nd4j"))
            .filter(entry -> !entry.contains("deeplearning4j"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(words));
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return out;
  }
}
