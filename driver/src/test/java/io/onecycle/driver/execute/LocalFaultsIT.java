package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.table.TrialRow;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a local master, whose one JVM dies or has a rival. */
class LocalFaultsIT {

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
  void ofTwoDriversInOneFolderOneIsToldSoAndNothingIsLost() throws Exception {
    Path results = folder.resolve("shared");
    List<Process> drivers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      drivers.add(LocalRun.start(log(i), results, 20, 1e-3));
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
        .allMatch(row -> row.isCompleted() && row.run().attempts() == 1);
  }

  private File log(int driver) {
    return folder.resolve("driver-" + driver + ".log").toFile();
  }
}
