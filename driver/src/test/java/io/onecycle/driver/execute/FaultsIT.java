package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.model.Backend;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a standalone cluster whose JVMs are killed. */
class FaultsIT {

  private static final long SEED = Long.getLong("onecycle.faults.seed", 1);
  private static final int KILLS = Integer.getInteger("onecycle.faults.kills", 3);

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() throws Exception {
    cluster = StandaloneCluster.shared();
  }

  @Test
  void trialsThatKillTheirJvmOrHangOrLoseTheirDeviceFailWithAReasonAndTheOthersFinish()
      throws Exception {
    SweepSpec spec =
        Sweeps.of(
            List.of(
                1e-3,
                PoisonRunner.HALTS,
                1e-4,
                PoisonRunner.FILLS_MEMORY,
                PoisonRunner.HANGS,
                PoisonRunner.LOSES_ITS_DEVICE,
                1e-5,
                1e-6),
            1,
            new Limits(0.2, 1));
    ResultStore store = ResultStore.at(folder.resolve("poison").toString());
    Map<String, String> settings = new HashMap<>(cluster.settings());
    // Two trials share a JVM: the innocent must not pay for the guilty.
    settings.put("spark.executor.cores", "2");
    settings.put("spark.executor.resource.gpu.amount", "2");
    settings.put("spark.cores.max", "4");
    new Session(settings, progress(), false).run(spec, store, new PoisonRunner(300));

    Map<Double, TrialRow> rows =
        store.trials().stream()
            .collect(Collectors.toMap(row -> row.setting().weightDecay().last(), row -> row));
    assertThat(rows).hasSize(8);
    for (double good : new double[] {1e-3, 1e-4, 1e-5, 1e-6}) {
      assertThat(rows.get(good).scores().outcome().word())
          .as(rows.get(good).run().message())
          .isEqualTo("completed");
      assertThat(rows.get(good).run().attempts()).as("no attempt charged").isOne();
    }
    failed(rows.get(PoisonRunner.HALTS), "exited with code 139");
    failed(rows.get(PoisonRunner.FILLS_MEMORY), "OutOfMemoryError");
    failed(rows.get(PoisonRunner.HANGS), "no iteration ended");
    failed(rows.get(PoisonRunner.LOSES_ITS_DEVICE), "illegal memory access");
    assertThat(store.running()).isEmpty();
  }

  @Test
  void aSearchWhoseTrialsKillTheirJvmGoesOnWithTheOthers() throws Exception {
    String text =
        """
        name: poison-search
        data: fashion-mnist-mini
        model: {mlp: {hidden: [16]}}
        train: {epochs: 3, batch_size: 64, limit: 640}
        grid: {max_lr: [0.1, 0.2, 0.3], weight_decay: [1e-3, %s, 1e-4]}
        search: {halving: {}}
        limits: {failures_per_trial: 1}
        """
            .formatted(PoisonRunner.HALTS);
    SweepSpec spec = ((SweepFile.Valid) SweepFile.parse("poison.yaml", text)).spec();
    ResultStore store = ResultStore.at(folder.resolve("poison-search").toString());
    new Session(cluster.settings(), progress(), false).run(spec, store, new PoisonRunner(300));

    assertThat(store.trials()).hasSize(3 * (3 + 1));
    assertThat(store.trials())
        .allSatisfy(
            row -> {
              boolean kills = row.setting().weightDecay().last() == PoisonRunner.HALTS;
              assertThat(row.scores().outcome().word()).isEqualTo(kills ? "failed" : "completed");
              assertThat(row.run().attempts()).as(row.run().message()).isOne();
            });
    assertThat(store.running()).isEmpty();
  }

  private static void failed(TrialRow row, String reason) {
    assertThat(row.scores().outcome().word()).isEqualTo("failed");
    assertThat(row.run().attempts()).as(row.run().message()).isOne();
    assertThat(row.run().message()).contains(reason);
  }

  @Test
  void executorsAndWorkersKilledAtRandomCostNoTrial() throws Exception {
    List<Double> weightDecays = IntStream.rangeClosed(1, 25).mapToObj(i -> i * 1e-5).toList();
    SweepSpec spec = Sweeps.of(weightDecays, 10, new Limits(60, 10));
    ResultStore store = ResultStore.at(folder.resolve("kills").toString());
    List<String> killed = new ArrayList<>();
    try (TableReader reader = new TableReader(store)) {
      Thread killer = new Thread(() -> killAtRandom(killed, store), "killer");
      killer.start();
      new Session(cluster.settings(), progress(), false).run(spec, store, new PoisonRunner(100));
      killer.interrupt();
      killer.join();
      assertThat(reader.complaints()).isEmpty();
      assertThat(reader.reads()).isPositive();
    }
    System.err.println("killed " + killed);
    assertThat(killed).hasSize(KILLS).anyMatch(what -> what.startsWith("worker"));
    assertThat(store.trials()).hasSize(250).allMatch(TrialRow::isCompleted);
    assertThat(store.running()).isEmpty();
  }

  /** Executors, and once a worker, which takes its executors with it. */
  private void killAtRandom(List<String> killed, ResultStore store) {
    try {
      while (killed.size() < KILLS) {
        int before = store.trials().size();
        while (cluster.executors().size() < 2 || store.trials().size() == before) {
          Thread.sleep(50);
        }
        Thread.sleep(random.nextInt(1_000));
        if (killed.size() == 1) {
          Process worker = cluster.workers().get(0);
          worker.destroyForcibly();
          killed.add("worker " + worker.pid());
          cluster.startWorker();
        } else {
          ProcessHandle executor = pick(cluster.executors());
          executor.destroyForcibly();
          killed.add("executor " + executor.pid());
        }
      }
    } catch (InterruptedException | java.io.IOException e) {
      killed.add(e.toString());
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void aLongTrialGoesOnWhereItsKilledExecutorHadGotToWithTheSameResultToTheLastBit()
      throws Exception {
    ResultStore store = ResultStore.at(folder.resolve("long").toString());
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put("spark.cores.max", "1");
    SweepSpec spec = Sweeps.lenet(4, new Limits(60, 2, 0.2));
    Thread killer = new Thread(() -> killOnceItHas(60, store), "killer");
    killer.start();
    new Session(settings, progress(), false).run(spec, store, new TrainingRunner("", Backend.AUTO));
    killer.join();
    TrialRow row = store.trials().get(0);
    assertThat(row.scores().outcome().word()).as(row.run().message()).isEqualTo("completed");
    assertThat(row.run().attempts())
        .as("it was killed, and charged since it was alone")
        .isEqualTo(2);
    assertThat(cluster.executorLog(row.run().executorId()))
        .containsPattern("goes on from its checkpoint after ([6-9].|1..) iterations");
    assertThat(store.checkpointed()).isEmpty();

    ResultStore other = ResultStore.at(folder.resolve("undisturbed").toString());
    new Session(Map.of("spark.master", "local[1]", "spark.ui.enabled", "false"), progress(), false)
        .run(spec, other, new TrainingRunner("", Backend.AUTO));
    TrialRow undisturbed = other.trials().get(0);
    assertThat(row)
        .usingRecursiveComparison()
        .ignoringFields(
            "run.seconds",
            "imagesPerSecond",
            "run.attempts",
            "run.host",
            "run.executorId",
            "run.device",
            "run.startedAt",
            "run.finishedAt")
        .isEqualTo(undisturbed);
    assertThat(store.curves(row.trialId())).isEqualTo(other.curves(row.trialId())).hasSize(160);
  }

  private void killOnceItHas(int iterations, ResultStore store) {
    StandaloneCluster.await(
        "a checkpoint",
        () ->
            store.checkpointed().stream()
                .flatMap(id -> store.checkpoint(id).stream())
                .anyMatch(saved -> saved.checkpoint().curve().size() >= iterations));
    cluster.executors().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void gpusForACpuBackendAreOneErrorAndNoTrialFails() throws Exception {
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put(Devices.FAKE, "false");
    settings.put("spark.cores.max", "1");
    ResultStore store = ResultStore.at(folder.resolve("refused").toString());
    SweepSpec spec = Sweeps.of(List.of(1e-3), 3, new Limits(60, 2));
    assertThatThrownBy(
            () ->
                new Session(settings, progress(), false)
                    .run(spec, store, new TrainingRunner("", Backend.AUTO)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot begin any trial: on 127.0.0.1: Cannot compute on cuda:")
        .hasMessageContaining("libtorch's CUDA part is not there");
    assertThat(store.trials()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  private PrintStream progress() {
    return new PrintStream(shown, true, StandardCharsets.UTF_8);
  }
}
