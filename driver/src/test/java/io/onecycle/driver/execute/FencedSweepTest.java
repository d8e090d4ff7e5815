package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver writes that has its folder no longer, or never had it. */
class FencedSweepTest {

  private static final SweepSpec SPEC = Sweeps.of(List.of(1e-2, 1e-3), 2, new Limits(60, 2));

  @TempDir private Path folder;
  private final List<String> kept = new ArrayList<>();
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(folder.toString());
    ClosedFormRunner.BEGUN.clear();
  }

  /** Tells what it is asked to keep. */
  private final class Telling implements Session.Keeping {
    @Override
    public void keep(SweepSpec spec, ResultStore results) {
      kept.add("sweep");
      results.putSweep(new byte[] {1});
    }

    @Override
    public void answer(SweepSpec spec, ResultStore results) {
      kept.add("answer");
      results.writeComparison("weight_decay", List.of());
    }
  }

  private void run(TrialRunner runner) throws IOException {
    Map<String, String> settings = Map.of("spark.master", "local[1]", "spark.ui.enabled", "false");
    new Session(settings, new PrintStream(PrintStream.nullOutputStream()), false)
        .run(SPEC, store, runner, Optional.empty(), new Telling());
  }

  private List<String> filesButTheLeases() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith("_driver"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theSweepIsKeptBeforeItsTrialsAndTheAnswerAfterThem() throws Exception {
    run(new ClosedFormRunner());
    assertThat(kept).containsExactly("sweep", "answer");
    assertThat(store.trials()).hasSize(4).allMatch(TrialRow::isCompleted);
    assertThat(store.lease()).isEmpty();
  }

  @Test
  void aRefusedRunWritesNothing() throws Exception {
    try (Lease held = Lease.take(store, "first", word -> {})) {
      assertThat(held.died()).isEmpty();
      assertThatThrownBy(() -> run(new ClosedFormRunner()))
          .hasMessageStartingWith("Cannot run into " + folder);
    }
    assertThat(kept).isEmpty();
    assertThat(filesButTheLeases()).isEmpty();
  }

  @Test
  void aRunWhoseDataIsMissingWritesNothing() throws Exception {
    assertThatThrownBy(() -> run(new TakenOver(false))).hasMessage("no data");
    assertThat(kept).isEmpty();
    assertThat(filesButTheLeases()).isEmpty();
  }

  @Test
  void aDriverThatIsTakenOverFromStopsAndKeepsNoResultMore() {
    TakenOver.happens = this::takeOver;
    assertThatThrownBy(() -> run(new TakenOver(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot go on running into " + folder)
        .hasMessageContaining("process 7 on elsewhere has taken over");
    assertThat(kept).containsExactly("sweep");
    assertThat(store.trials()).isEmpty();
    assertThat(ClosedFormRunner.BEGUN).hasSize(1);
    assertThat(store.lease()).get().extracting(DriverLease::runId).isEqualTo("other");
  }

  @Test
  void whoIsTakenOverFromAndWakesWhenTheOtherIsDoneStopsAllTheSame() {
    TakenOver.happens =
        () -> {
          takeOver();
          store.leases().release("other");
        };
    assertThatThrownBy(() -> run(new TakenOver(true)))
        .hasMessageContaining("has taken over, and is done");
    assertThat(store.trials()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  private void takeOver() {
    Instant now = Instant.now();
    assertThat(
            store.leases().take(new DriverLease("other", "elsewhere", 7, now, now), held -> false))
        .isEmpty();
  }

  @Test
  void aTrialOfADriverThatMayLiveIsNotChargedWithItsEnd() throws Exception {
    String id = Trials.of(SPEC).get(0).id();
    // Its lease is of an earlier version, or of another machine: nobody knows what became of it.
    store.markRunning(
        new RunningTrial(id, "before", Lease.hostName(), "driver", "cpu", 1, Instant.now()));
    run(new ClosedFormRunner());
    assertThat(store.trials()).hasSize(4).allMatch(row -> row.run().attempts() == 1);
  }

  /** Something happens beside the first trial. */
  private record TakenOver(boolean hasData) implements TrialRunner {

    private static volatile Runnable happens = () -> {};

    @Override
    public void prepare(DataSpec data) throws IOException {
      if (!hasData) {
        throw new IOException("no data");
      }
    }

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      happens.run();
      return new ClosedFormRunner().run(trial, listener, checkpoints);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }
}
