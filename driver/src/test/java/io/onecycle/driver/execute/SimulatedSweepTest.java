package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole sweeps with the real planner, loop, store, leases and marks, on a disk, clocks and
 * processes that are simulated: drivers are killed, stopped, lose their power and meet, and one
 * seed says when. {@code -Donecycle.world.seed} repeats one, {@code -Donecycle.world.seeds} says
 * how many.
 */
class SimulatedSweepTest {

  private static final int SEEDS = Integer.getInteger("onecycle.world.seeds", 250);
  private static final long FIRST = Long.getLong("onecycle.world.seed", 1);

  private static final SweepSpec SPEC = Sweeps.of(List.of(1e-2, 1e-3), 2, new Limits(60, 50));
  private static final SweepSpec ANOTHER = Sweeps.of(List.of(1e-4), 2, new Limits(60, 50));

  @Test
  void whateverHappensToTheDriversTheAnswerIsThatOfAnUndisturbedRun() throws Exception {
    SimulatedWorld calm = new SimulatedWorld(0);
    calm.settle();
    finish(calm);
    List<ComparisonRow> undisturbed = comparison(SPEC, store(calm)).rows();
    boolean isOne = System.getProperty("onecycle.world.seed") != null;
    int faults = 0;
    long steps = 0;
    for (long seed : LongStream.range(FIRST, FIRST + (isOne ? 1 : SEEDS)).toArray()) {
      SimulatedWorld world = new SimulatedWorld(seed);
      try {
        disturb(world);
        finish(world);
        check(world, undisturbed);
      } catch (Throwable e) {
        String what = "-Donecycle.world.seed=%d: %s\n%s";
        throw new AssertionError(what.formatted(seed, e.getMessage(), world.told()), e);
      }
      faults += world.faults();
      steps += world.steps();
    }
    System.err.printf("%d seeds, %d faults, %d steps%n", isOne ? 1 : SEEDS, faults, steps);
  }

  private static void disturb(SimulatedWorld world) throws Exception {
    for (int i = 0; i < 6; i++) {
      world.reserve(process -> drive(world, process, world.random.nextInt(4) == 0));
    }
    world.add(process -> drive(world, process, false), Duration.ZERO);
    world.run();
    world.settle();
  }

  private static void finish(SimulatedWorld world) throws Exception {
    world.add(process -> drive(world, process, false), Duration.ofMinutes(2));
    world.run();
  }

  private static ResultStore store(SimulatedWorld world) {
    return ResultStore.of(world.disk.files(world.onlooker()));
  }

  /** As a session does it. */
  private static void drive(SimulatedWorld world, SimulatedProcess process, boolean another)
      throws Exception {
    SweepSpec spec = another ? ANOTHER : SPEC;
    ResultStore store = ResultStore.of(world.disk.files(process));
    try (Lease lease = Lease.take(store, process.runId, word -> {}, process)) {
      ResultStore ours = store.under(process.runId);
      SimulatedWorkers workers = new SimulatedWorkers(process, ours, world.random);
      lease.whenLost(workers::stop);
      process.beats(lease::beat);
      ours.putSweep((another ? "another" : "the sweep").getBytes(StandardCharsets.UTF_8));
      ours.tidy();
      ours.renewCache();
      PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
      ProgressBoard board = new ProgressBoard();
      new SweepRun(
              spec,
              ours,
              lease.died(),
              board,
              news -> {},
              () -> new ProgressDisplay(board, nowhere, Screen.LOG, process::nanos))
          .toTheEnd(
              workers,
              new Sweeping(spec.name(), process.runId, "disk", spec.limits()),
              new ClosedFormRunner());
      workers.requireNone();
      Comparison comparison = comparison(spec, ours);
      ours.writeComparison(comparison.by().key(), comparison.rows());
    } catch (IllegalStateException e) {
      boolean refused = e.getMessage().startsWith("Cannot run into disk: process ");
      assertThat(refused || e.getMessage().startsWith("Cannot go on running into disk: "))
          .as(e.toString())
          .isTrue();
      assertThat(refused ? process.writes() : 0).as("files that a refused run writes").isZero();
    }
  }

  private static Comparison comparison(SweepSpec spec, ResultStore store) {
    return Answer.comparison(Results.of(spec, store));
  }

  private static void check(SimulatedWorld world, List<ComparisonRow> undisturbed) {
    ResultStore store = store(world);
    assertThat(Evidence.in(store).isSettled(SPEC)).as("nothing is owed").isTrue();
    assertThat(comparison(SPEC, store).rows()).isEqualTo(undisturbed);
    assertThat(store.comparison("weight_decay")).isEqualTo(undisturbed);
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
}
