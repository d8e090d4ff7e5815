package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of sweeps that owe nothing, which start no Spark. */
class NothingOwedTest {

  private static final String SWEEP = SmallSweeps.of(1e-2, 1e-3).build().yaml();
  private static final String SMALLER = SmallSweeps.of(1e-3).build().yaml();

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void finish() throws Exception {
    store = ResultStore.at(folder.toString());
    for (Trial trial : Trials.of(AskedSweep.of("sweep", SWEEP).spec())) {
      TrialKey key =
          new TrialKey("small", trial.id(), trial.settingId(), trial.seed(), Optional.empty());
      store.commit(
          SampleRows.with(SampleRows.trial(trial.id()), key), SampleRows.curve(trial.id(), 3));
    }
    run(SWEEP);
  }

  private void run(String yaml) throws Exception {
    assertThat(Sweep.of(yaml).run(RunOptions.into(folder.toString())).trials()).isNotEmpty();
  }

  /** Names, times and identities: a file that is written again has others. */
  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().map(NothingOwedTest::facts).toList();
    }
  }

  private static String facts(Path file) {
    try {
      return file
          + " "
          + Files.getAttribute(file, "unix:ino")
          + " "
          + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String kept() {
    return new String(store.sweep().orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void writeNothingWhereThereIsNothingToKeep() throws Exception {
    List<String> before = files();
    run(SWEEP);
    assertThat(files()).isEqualTo(before);
    assertThat(before).anyMatch(file -> file.contains("/comparison/"));
  }

  @Test
  void keepAnotherQuestionAndItsAnswerUnderTheLease() throws Exception {
    run(SMALLER);
    assertThat(kept()).isEqualTo(SMALLER);
    assertThat(store.lease()).isEmpty();
  }

  @Test
  void writeNothingWhileSomebodyElseRunsIntoTheFolder() throws Exception {
    Instant now = Instant.now();
    DriverLease lease = new DriverLease("other", "elsewhere", 7, now, now);
    store.leases().take(lease, held -> false);
    List<String> before = filesButTheLeases();
    ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
    AtomicReference<DriverLease> beats = new AtomicReference<>(lease);
    // Its clock is an hour slow: that it beats is what counts.
    var unused =
        other.scheduleAtFixedRate(
            () ->
                store
                    .leases()
                    .beat(beats.updateAndGet(one -> one.beatenAt(now.minusSeconds(3600), 0))),
            0,
            200,
            TimeUnit.MILLISECONDS);
    try {
      run(SMALLER);
    } finally {
      other.shutdownNow();
    }
    assertThat(filesButTheLeases()).isEqualTo(before);
    assertThat(kept()).isEqualTo(SWEEP);
  }

  private List<String> filesButTheLeases() throws Exception {
    return files().stream().filter(file -> !file.contains("/_driver/")).toList();
  }
}
