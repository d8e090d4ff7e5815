package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.device.Device;
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
import org.junit.jupiter.api.AfterAll;
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
    cluster = new StandaloneCluster(folder.resolve("cluster"), 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void trialsThatKillTheirJvmOrHangFailWithAReasonAndTheOthersFinish() throws Exception {
    SweepSpec spec =
        Sweeps.of(
            List.of(
                1e-3,
                PoisonRunner.HALTS,
                1e-4,
                PoisonRunner.FILLS_MEMORY,
                PoisonRunner.HANGS,
                1e-5),
            1,
            new Limits(0.05, 2));
    ResultStore store = ResultStore.at(folder.resolve("poison").toString());
    Map<String, String> settings = new HashMap<>(cluster.settings());
    // Two trials share a JVM: the innocent must not pay for the guilty.
    settings.put("spark.executor.cores", "2");
    settings.put("spark.executor.resource.gpu.amount", "2");
    settings.put("spark.cores.max", "4");
    new Session(settings, progress(), false).run(spec, store, new PoisonRunner(300));

    Map<Double, TrialRow> rows =
        store.trials().stream().collect(Collectors.toMap(TrialRow::weightDecay, row -> row));
    assertThat(rows).hasSize(6);
    for (double good : new double[] {1e-3, 1e-4, 1e-5}) {
      assertThat(rows.get(good).outcome()).as(rows.get(good).message()).isEqualTo("completed");
      assertThat(rows.get(good).attempts()).as("no attempt charged").isOne();
    }
    failedAfterTwo(rows.get(PoisonRunner.HALTS), "exited with code 139");
    failedAfterTwo(rows.get(PoisonRunner.FILLS_MEMORY), "OutOfMemoryError");
    failedAfterTwo(rows.get(PoisonRunner.HANGS), "no iteration ended");
    assertThat(store.running()).isEmpty();
  }

  private static void failedAfterTwo(TrialRow row, String reason) {
    assertThat(row.outcome()).isEqualTo("failed");
    assertThat(row.attempts()).as(row.message()).isEqualTo(2);
    assertThat(row.message()).contains(reason);
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
        .hasMessageStartingWith("Cannot compute on " + new Device.Cuda(0).name().substring(0, 5))
        .hasMessageContaining("ND4J's CpuBackend computes on the CPU");
    assertThat(store.trials()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  private PrintStream progress() {
    return new PrintStream(shown, true, StandardCharsets.UTF_8);
  }
}
