package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks of one's own on executors that are JVMs of their own, by the command that users type.
 */
class OwnNetworkIT {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void aClassOfAJarIsFoundOnExecutors() throws Exception {
    Path example = TOP.resolve("examples/own-network");
    Path jar = ExampleJar.of(example.resolve("src/main/java"), folder);
    Path sweep = shortened(example.resolve("sweep.yaml"), "own.yaml");
    Path out = folder.resolve("own");
    String said = run("run", sweep, "--out", out, "--jars", jar);
    assertThat(rows(out)).as(said).hasSize(2).allMatch(TrialRow::isCompleted);
    assertThat(rows(out)).noneMatch(row -> row.run().executorId().equals("driver"));
    assertThat(rows(out).get(0).scores().finalMetrics()).containsKey("worst_recall");
    assertThat(run("compare", out)).contains("weight_decay");
    String id = rows(out).get(0).trialId();
    assertThat(run("verify", out, "--trial", id, "--jars", jar)).contains("to the last bit");
    assertThat(run("verify", out, "--trial", id)).contains("com.example.TwoPaths");
    assertThat(run("plan", sweep, "--jars", jar)).contains("TwoPaths@");
  }

  @Test
  void aFileReachesExecutorsWithTheResults() throws Exception {
    Files.copy(TOP.resolve("sweeps/own-model/small-net.json"), folder.resolve("small-net.json"));
    Path sweep = shortened(TOP.resolve("sweeps/own-model/own-model.yaml"), "file.yaml");
    Path out = folder.resolve("file");
    String said = run("run", sweep, "--out", out);
    assertThat(rows(out)).as(said).hasSize(2).allMatch(TrialRow::isCompleted);
    assertThat(rows(out)).noneMatch(row -> row.run().executorId().equals("driver"));
  }

  private Path shortened(Path sweep, String name) throws IOException {
    String text =
        Files.readString(sweep)
            .replace("epochs: 3", "epochs: 1\n  limit: 1280")
            .replace("max_lr: [0.1, 0.3]", "max_lr: 0.1")
            .replace("[1, 2, 3]", "1");
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<TrialRow> rows(Path out) {
    return ResultStore.at(out.toString()).trials();
  }

  private String run(Object... words) throws Exception {
    File log = Files.createTempFile(folder, "said", ".log").toFile();
    Stream<String> master =
        words[0].equals("run") ? Stream.of("--master", "local-cluster[1,2,2048]") : Stream.of();
    List<String> command =
        Stream.of(
                Stream.of(TOP.resolve("bin/onecycle").toString()),
                Stream.of(words).map(Object::toString),
                master)
            .flatMap(part -> part)
            .toList();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    return Files.readString(log.toPath());
  }
}
