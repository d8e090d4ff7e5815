package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a local master, whose one JVM dies or has a rival. */
class LocalFaultsIT {

  /** Of each driver's sweep. */
  private static final List<Double> WEIGHT_DECAYS = List.of(1e-3, 1e-2);

  @TempDir private Path folder;

  @Test
  void aTrialThatKillsTheDriversJvmIsFoundOutAndChargedAndTheOthersFinish() throws Exception {
    Path results = folder.resolve("poison");
    ResultStore store = ResultStore.at(results.toString());
    assertThat(exit("together", results)).as("two in flight").isEqualTo(139);
    assertThat(store.running()).extracting(RunningTrial::executorId).containsOnly("driver");
    assertThat(store.trials()).as("nobody is charged").isEmpty();
    assertThat(exit("alone", results)).as("one in flight").isEqualTo(139);

    LocalRun.run(store, LocalRun.sweep(List.of(PoisonRunner.HALTS, 1e-3), 1));
    assertThat(store.trials()).hasSize(2).allMatch(row -> row.run().attempts() == 1);
    for (TrialRow row : store.trials()) {
      assertThat(row.scores().outcome().word())
          .isEqualTo(
              row.setting().weightDecay().last() == PoisonRunner.HALTS ? "failed" : "completed");
    }
    assertThat(store.trials())
        .filteredOn(TrialRow::isFailed)
        .singleElement()
        .extracting(row -> row.run().message())
        .isEqualTo("Its JVM, the driver's, died");
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  private int exit(String name, Path results) throws Exception {
    File log = folder.resolve(name + ".log").toFile();
    Process run = LocalRun.start(log, results, 1, PoisonRunner.HALTS, 1e-3);
    assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return run.exitValue();
  }

  @Test
  void ofTwoDriversWithDifferentSweepsInOneFolderOneIsToldSoAndWritesNothing() throws Exception {
    Path results = folder.resolve("shared");
    List<Process> drivers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      drivers.add(LocalRun.start(log(i), results, 20, WEIGHT_DECAYS.get(i)));
    }
    List<Integer> exits = new ArrayList<>();
    for (Process driver : drivers) {
      assertThat(driver.waitFor(1, TimeUnit.MINUTES)).isTrue();
      exits.add(driver.exitValue());
    }
    assertThat(exits).containsExactlyInAnyOrder(0, 1);
    int refused = exits.indexOf(1);
    assertThat(Files.readString(log(refused).toPath()))
        .contains(
            "Cannot run into %s: process %d on "
                .formatted(results, drivers.get(1 - refused).pid()));
    assertThat(ResultStore.at(results.toString()).trials())
        .hasSize(20)
        .allMatch(row -> row.isCompleted() && row.run().attempts() == 1)
        .extracting(row -> row.setting().weightDecay().last())
        .containsOnly(WEIGHT_DECAYS.get(1 - refused));
  }

  /** As a laptop that is closed and opened again: what was stopped has not got older. */
  @Test
  void aStoppedDriverIsTakenOverFromAndChangesNothingWhenItWakes() throws Exception {
    Path results = folder.resolve("stopped");
    ResultStore store = ResultStore.at(results.toString());
    Process asleep = LocalRun.start(log(0), results, 20, 1e-3);
    StandaloneCluster.await("two trials", () -> store.trials().size() >= 2);
    signal("STOP", asleep);
    Thread.sleep(DriverLease.TIME_TO_LIVE.plusSeconds(1).toMillis());

    LocalRun.run(store, LocalRun.sweep(List.of(1e-3), 20));
    assertThat(store.trials())
        .hasSize(20)
        .allMatch(row -> row.isCompleted() && row.run().attempts() == 1);
    Map<String, String> before = contents(results);
    signal("CONT", asleep);
    assertThat(asleep.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(asleep.exitValue()).isEqualTo(1);
    assertThat(Files.readString(log(0).toPath()))
        .contains("process %d on ".formatted(ProcessHandle.current().pid()))
        .contains("has taken over, and is done");
    assertThat(contents(results)).isEqualTo(before);
  }

  private static void signal(String name, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  /** Of all files but the unfinished ones. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          contents.put(file.toString(), StagedPart.sha256(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  private File log(int driver) {
    return folder.resolve("driver-" + driver + ".log").toFile();
  }
}
