package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one application jar on a standalone cluster of two workers with two false GPUs each. */
class ClusterIT {

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = StandaloneCluster.shared();
  }

  private static String sweep(int... seeds) {
    return """
        name: small
        data: fashion-mnist-mini
        model: lenet
        train: {epochs: 2, limit: 1280, batch_size: 64}
        grid: {max_lr: 0.1, weight_decay: [1e-1, 1e-2, 1e-3, 1e-4, 1e-5]}
        seeds: %s
        """
        .formatted(Arrays.toString(seeds));
  }

  @Test
  void aKilledDriverLosesOnlyWhatWasInFlightAndEachTrialHasADeviceOfItsOwn() throws Exception {
    Path sweep = Files.writeString(folder.resolve("client.yaml"), sweep(1, 2, 3, 4, 5));
    Path results = folder.resolve("client");
    ResultStore store = ResultStore.at(results.toString());
    try (TableReader reader = new TableReader(store)) {
      Process killed = run("killed", sweep, results);
      StandaloneCluster.await("some trials", () -> store.trials().size() >= 4);
      killed.destroyForcibly().waitFor();
      // Its executors notice by themselves.
      StandaloneCluster.await("the end", () -> cluster.executors().isEmpty());
      Map<Path, Object> before = files(results);
      assertThat(before).hasSizeBetween(4, 24);

      Process again = run("again", sweep, results);
      assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(again.exitValue()).as(cluster.output("again")).isZero();
      assertThat(cluster.output("again")).contains("trials owed, on spark://", "vs best");
      assertThat(files(results)).hasSize(25).containsAllEntriesOf(before);
      assertNoTwoAtATimeOnOneGpu(
          store.trials().stream()
              .filter(
                  row ->
                      !before.containsKey(results.resolve("trials/" + row.trialId() + ".parquet")))
              .toList());
      assertThat(reader.complaints()).isEmpty();
    }
    List<TrialRow> rows = store.trials();
    assertThat(rows).hasSize(25).allMatch(TrialRow::isCompleted);
    assertThat(store.running()).isEmpty();
    assertThat(rows).extracting(row -> row.run().device()).containsOnly("fake:0", "fake:1");
  }

  private static Process run(String name, Path sweep, Path results) throws IOException {
    return cluster.onecycle(
        name, "run", sweep.toString(), "--master", cluster.master(), "--out", results.toString());
  }

  /** Each trial's file with its time and its inode: a file written anew has others. */
  private static Map<Path, Object> files(Path results) throws IOException {
    Map<Path, Object> states = new HashMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(results.resolve("trials"), "[!.]*")) {
      for (Path file : files) {
        states.put(file, Files.readAttributes(file, "unix:ino,lastModifiedTime"));
      }
    }
    return states;
  }

  private static void assertNoTwoAtATimeOnOneGpu(List<TrialRow> rows) throws IOException {
    Map<String, List<TrialRow>> byGpu = new HashMap<>();
    for (TrialRow row : rows) {
      String gpu = cluster.workerOf(row.run().executorId()) + " " + row.run().device();
      byGpu.computeIfAbsent(gpu, key -> new ArrayList<>()).add(row);
    }
    assertThat(byGpu).hasSizeBetween(2, 4);
    for (List<TrialRow> ofOne : byGpu.values()) {
      List<TrialRow> inOrder =
          ofOne.stream().sorted(Comparator.comparing(row -> row.run().startedAt())).toList();
      for (int i = 1; i < inOrder.size(); i++) {
        assertThat(inOrder.get(i).run().startedAt())
            .isAfterOrEqualTo(inOrder.get(i - 1).run().finishedAt().truncatedTo(ChronoUnit.MILLIS));
      }
    }
  }

  @Test
  void whoLacksTheClustersSecretRunsNothingOnIt() throws Exception {
    Path sweep = Files.writeString(folder.resolve("stranger.yaml"), sweep(1));
    Path results = folder.resolve("stranger");
    Process stranger =
        cluster.submit(
            "stranger",
            "--conf",
            "spark.authenticate.secret=another",
            "--class",
            "io.onecycle.driver.cli.Main",
            StandaloneCluster.APPLICATION.toString(),
            "run",
            sweep.toString(),
            "--out",
            results.toString());
    StandaloneCluster.await(
        "the refusal", () -> cluster.output("stranger").contains("Failed to connect to master"));
    stranger.destroyForcibly().waitFor();
    assertThat(ResultStore.at(results.toString()).trials()).isEmpty();
  }

  @Test
  void inClusterModeTheDriverRunsOnAWorker() throws Exception {
    Path results = folder.resolve("in-cluster");
    Process submit =
        cluster.submit(
            "submit",
            "--deploy-mode",
            "cluster",
            "--driver-memory",
            "512m",
            "--conf",
            "spark.cores.max=1",
            "--class",
            "io.onecycle.driver.cli.Main",
            StandaloneCluster.APPLICATION.toString(),
            "run",
            Files.writeString(folder.resolve("mode.yaml"), sweep(1)).toString(),
            "--out",
            results.toString());
    assertThat(submit.waitFor(1, TimeUnit.MINUTES)).isTrue();
    ResultStore store = ResultStore.at(results.toString());
    StandaloneCluster.await("5 trials", () -> store.trials().size() == 5);
    assertThat(store.trials()).allMatch(TrialRow::isCompleted);
    StandaloneCluster.await("the comparison", () -> !store.comparison("weight_decay").isEmpty());
  }
}
