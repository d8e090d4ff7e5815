package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one application jar on a standalone cluster of two workers with two false GPUs each. */
class ClusterIT {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 1, limit: 640, batch_size: 64}
      grid: {max_lr: 0.1, weight_decay: [1e-2, 1e-4]}
      seeds: [1, 2, 3, 4, 5, 6, 7, 8]
      """;

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new StandaloneCluster(folder.resolve("cluster"), 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** A worker may have two executors: then they share no GPU, and on one GPU trials take turns. */
  @Test
  void inClientModeEachTrialHasADeviceOfItsOwn() throws Exception {
    Path results = folder.resolve("client");
    Process run =
        cluster.onecycle(
            "client",
            "run",
            Files.writeString(folder.resolve("small.yaml"), SWEEP).toString(),
            "--master",
            cluster.master(),
            "--out",
            results.toString());
    assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as(cluster.output("client")).isZero();
    assertThat(cluster.output("client")).contains("16 trials owed, on spark://", "vs best");

    List<TrialRow> rows = ResultStore.existing(results.toString()).trials();
    assertThat(rows).hasSize(16).allMatch(TrialRow::isCompleted);
    assertThat(rows).extracting(TrialRow::device).containsOnly("fake:0", "fake:1");
    assertThat(rows.stream().map(TrialRow::executorId).distinct().count()).isGreaterThan(1);
    assertThat(rows.stream().collect(Collectors.groupingBy(TrialRow::executorId)).values())
        .as("an executor has one GPU")
        .allMatch(of -> of.stream().map(TrialRow::device).distinct().count() == 1);
    assertNoTwoAtATimeOnOneGpu(rows);
  }

  private static void assertNoTwoAtATimeOnOneGpu(List<TrialRow> rows) throws IOException {
    Map<String, List<TrialRow>> byGpu = new HashMap<>();
    for (TrialRow row : rows) {
      String gpu = cluster.workerOf(row.executorId()) + " " + row.device();
      byGpu.computeIfAbsent(gpu, key -> new ArrayList<>()).add(row);
    }
    assertThat(byGpu).hasSizeBetween(2, 4);
    for (List<TrialRow> ofOne : byGpu.values()) {
      List<TrialRow> inOrder =
          ofOne.stream().sorted(Comparator.comparing(TrialRow::startedAt)).toList();
      for (int i = 1; i < inOrder.size(); i++) {
        assertThat(inOrder.get(i).startedAt())
            .isAfterOrEqualTo(inOrder.get(i - 1).finishedAt().truncatedTo(ChronoUnit.MILLIS));
      }
    }
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
            Files.writeString(folder.resolve("mode.yaml"), SWEEP).toString(),
            "--out",
            results.toString());
    assertThat(submit.waitFor(1, TimeUnit.MINUTES)).isTrue();
    ResultStore store = ResultStore.at(results.toString());
    StandaloneCluster.await("16 trials", () -> store.trials().size() == 16);
    assertThat(store.trials()).allMatch(TrialRow::isCompleted);
    StandaloneCluster.await("the comparison", () -> !store.comparison("weight_decay").isEmpty());
  }
}
