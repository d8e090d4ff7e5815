package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep in a simulated world, and what must be true of it in the end.
 *
 * @param another sweep that somebody may run into the same folder
 * @param isLocal whether trials run in their driver's own process
 */
record SimulatedSweep(SimulatedWorld world, SweepSpec spec, SweepSpec another, boolean isLocal) {

  private static final int DRIVERS = 6;

  private static final String NO_DATA = "FileNotFoundException: " + SimulatedPlace.NO_DATA;

  /** As a process of the world sees it. */
  static ResultStore store(SimulatedWorld world, SimulatedProcess process) {
    return ResultStore.of(world.disk.files(process), process::pause, world.kept);
  }

  private ResultStore store() {
    return ResultStore.of(world.disk.files(new NobodyWrites()), time -> {}, world.kept);
  }

  /** Whatever happens, up to a number of faults; then a driver that nobody disturbs. */
  void run() {
    for (int i = 0; i < DRIVERS; i++) {
      world.reserve(
          process -> {
            boolean isAnother = world.random.nextInt(4) == 0;
            drive(process, isAnother ? another : spec, isAnother ? "another" : "the sweep");
          });
    }
    world.add(process -> drive(process, spec, "the sweep"), Duration.ZERO);
    world.run();
    finish();
  }

  /** The answer where nothing happens. */
  List<ComparisonRow> undisturbed() {
    finish();
    return comparison(store()).rows();
  }

  private void finish() {
    world.settle();
    world.add(process -> drive(process, spec, "the sweep"), Duration.ofMinutes(2));
    world.run();
  }

  /** As a session does it. */
  private void drive(SimulatedProcess process, SweepSpec driven, String file) throws Exception {
    ResultStore store = store(world, process);
    try (Lease lease = Lease.take(store, process.runId, word -> {}, process)) {
      ResultStore ours = store.under(process.runId);
      Sweeping sweeping = new Sweeping(driven.name(), process.runId, "disk", driven.limits());
      SimulatedWorkers workers = new SimulatedWorkers(world, process, ours, sweeping, isLocal);
      lease.whenLost(workers::stop);
      process.beats(lease::beat);
      ours.putSweep(file.getBytes(StandardCharsets.UTF_8));
      ours.tidy();
      ours.renewCache();
      PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
      ProgressBoard board = new ProgressBoard();
      new SweepRun(
              driven,
              ours,
              lease,
              board,
              news -> {},
              () -> new ProgressDisplay(board, nowhere, Screen.LOG, process::nanos))
          .toTheEnd(workers, sweeping, new ClosedFormRunner());
      workers.requireNone();
      ours.tidy();
      Comparison comparison = Answer.comparison(Results.of(driven, ours));
      ours.writeComparison(comparison.by().key(), comparison.rows());
    } catch (IllegalStateException e) {
      boolean refused = e.getMessage().startsWith("Cannot run into disk: process ");
      boolean isExpected =
          refused
              || e.getMessage().startsWith("Cannot go on running into disk: ")
              || e.getMessage().equals("Cannot begin any trial: " + NO_DATA)
              || e.getMessage().equals("Cannot begin any trial: on machine: " + NO_DATA);
      if (!isExpected) {
        throw e;
      }
      assertThat(refused ? process.writes() : 0).as("files that a refused run writes").isZero();
    }
  }

  private Comparison comparison(ResultStore store) {
    return Answer.comparison(Results.of(spec, store));
  }

  /**
   * What must be true in the end.
   *
   * @param undisturbed the answer of a world in which nothing happened
   */
  void check(List<ComparisonRow> undisturbed) {
    ResultStore store = store();
    assertThat(Evidence.in(store).isSettled(spec)).as("nothing is owed").isTrue();
    Comparison comparison = comparison(store);
    assertThat(comparison.rows()).isEqualTo(undisturbed);
    assertThat(store.comparison(comparison.by().key())).isEqualTo(undisturbed);
    checkAttempts(store);
    assertThat(store.sweep()).contains("the sweep".getBytes(StandardCharsets.UTF_8));
    assertThat(store.lease()).isEmpty();
    Map<String, byte[]> files = world.disk.contents();
    for (TrialRow row : store.trials()) {
      if (!row.isFailed()) {
        assertThat(files).containsKey("curves/" + row.trialId() + ".parquet");
        assertThat(store.curves(row.trialId()))
            .as("the curve of %s", row.trialId())
            .singleElement()
            .satisfies(
                point ->
                    assertThat(row.scores().finalTrainLoss()).contains(point.trainLossSmoothed()));
      }
    }
    assertThat(files.keySet())
        .as("nothing is left over")
        .noneMatch(name -> name.startsWith("_curves/") || name.startsWith("_running/"));
  }

  private void checkAttempts(ResultStore store) {
    Map<String, Integer> attempts = new HashMap<>();
    store.trials().forEach(row -> attempts.put(row.trialId(), row.run().attempts()));
    store.rangeTests().forEach(row -> attempts.put(row.runId(), row.run().attempts()));
    attempts.forEach(
        (id, number) ->
            assertThat(number)
                .as("attempts of %s, which is to blame for %d", id, world.blame.of(id))
                .isLessThanOrEqualTo(1 + world.blame.of(id)));
  }
}
