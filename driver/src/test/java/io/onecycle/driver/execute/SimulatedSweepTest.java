package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole sweeps with the real planner, loop, store, leases and marks, on a disk, clocks and
 * processes that are simulated: drivers and executors are killed, stopped, lose their power, their
 * data and their storage's replies, and meet, and one seed says when. {@code -Donecycle.world.seed}
 * repeats one, {@code -Donecycle.world.seeds} says how many.
 */
class SimulatedSweepTest {

  private static final int SEEDS = Integer.getInteger("onecycle.world.seeds", 200);
  private static final long FIRST = Long.getLong("onecycle.world.seed", 1);
  private static final boolean IS_ONE = System.getProperty("onecycle.world.seed") != null;

  private static final Limits LIMITS = new Limits(60, 50);
  private static final SweepSpec ANOTHER = Sweeps.of(List.of(1e-4), 2, LIMITS);

  /** Sweeps of all kinds; a seed has the one whose turn it is. */
  private static final List<SweepSpec> KINDS =
      List.of(
          Sweeps.of(List.of(1e-2, 1e-3), 2, LIMITS),
          spec("{max_lr: lr_find, weight_decay: [1e-2, 1e-3]}", "lr_find: {num_it: 12, seeds: 1}"),
          spec(
              "{max_lr: [0.1, 0.2, 0.3], weight_decay: [1e-2, 1e-3]}",
              "search: {halving: {min_epochs: 1}}"),
          spec(
              "{max_lr: 0.1, weight_decay: [1e-2, 1e-3]}",
              "seeds: {min: 2, max: 4, until: decided}"));

  private static SweepSpec spec(String grid, String more) {
    String text =
        """
        name: test
        data: fashion-mnist-mini
        model: {mlp: {hidden: [16]}}
        train: {epochs: 3, batch_size: 64, limit: 640}
        limits: {failures_per_trial: 50}
        grid: %s
        %s
        """;
    SweepFile read = SweepFile.parse("simulated.yaml", text.formatted(grid, more));
    if (read instanceof SweepFile.Valid valid) {
      return valid.spec();
    }
    throw new AssertionError(read.toString());
  }

  private static SweepSpec specOf(long seed) {
    return KINDS.get((int) (seed % KINDS.size()));
  }

  /** Every other round of kinds. */
  private static boolean isLocal(long seed) {
    return seed / KINDS.size() % 2 == 0;
  }

  @Test
  void whateverHappensToTheDriversTheAnswerIsThatOfAnUndisturbedRun() throws Exception {
    List<List<ComparisonRow>> undisturbed = new ArrayList<>();
    for (SweepSpec spec : KINDS) {
      SimulatedWorld calm = new SimulatedWorld(-1);
      calm.settle();
      finish(calm, spec, true);
      undisturbed.add(comparison(spec, store(calm)).rows());
    }
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    LongAdder faults = new LongAdder();
    LongAdder steps = new LongAdder();
    try {
      List<Future<Optional<AssertionError>>> worlds =
          LongStream.range(FIRST, FIRST + (IS_ONE ? 1 : SEEDS))
              .mapToObj(seed -> cores.submit(() -> world(seed, undisturbed, faults, steps)))
              .toList();
      List<AssertionError> failures = new ArrayList<>();
      for (Future<Optional<AssertionError>> world : worlds) {
        world.get().ifPresent(failures::add);
      }
      System.err.printf("%d seeds, %s faults, %s steps%n", worlds.size(), faults, steps);
      if (!failures.isEmpty()) {
        failures.subList(1, failures.size()).forEach(failures.get(0)::addSuppressed);
        throw failures.get(0);
      }
    } finally {
      cores.shutdownNow();
    }
  }

  private static Optional<AssertionError> world(
      long seed, List<List<ComparisonRow>> undisturbed, LongAdder faults, LongAdder steps) {
    SimulatedWorld world = new SimulatedWorld(seed);
    SweepSpec spec = specOf(seed);
    try {
      disturb(world, spec, isLocal(seed));
      finish(world, spec, isLocal(seed));
      check(world, spec, undisturbed.get(KINDS.indexOf(spec)));
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      String what = "-Donecycle.world.seed=%d: %s\n%s";
      return Optional.of(new AssertionError(what.formatted(seed, e.getMessage(), world.told()), e));
    } finally {
      faults.add(world.faults());
      steps.add(world.steps());
    }
  }

  private static void disturb(SimulatedWorld world, SweepSpec spec, boolean isLocal)
      throws Exception {
    for (int i = 0; i < 6; i++) {
      world.reserve(
          process ->
              drive(world, process, world.random.nextInt(4) == 0 ? ANOTHER : spec, spec, isLocal));
    }
    world.add(process -> drive(world, process, spec, spec, isLocal), Duration.ZERO);
    world.run();
    world.settle();
  }

  private static void finish(SimulatedWorld world, SweepSpec spec, boolean isLocal)
      throws Exception {
    world.add(process -> drive(world, process, spec, spec, isLocal), Duration.ofMinutes(2));
    world.run();
  }

  private static ResultStore store(SimulatedWorld world) {
    return ResultStore.of(world.disk.files(world.onlooker()));
  }

  /** As a process of the world sees it. */
  static ResultStore store(SimulatedWorld world, SimulatedProcess process) {
    return ResultStore.of(world.disk.files(process), process::pause);
  }

  private static final String NO_DATA = "FileNotFoundException: " + SimulatedPlace.NO_DATA;

  /** As a session does it. */
  private static void drive(
      SimulatedWorld world,
      SimulatedProcess process,
      SweepSpec spec,
      SweepSpec worlds,
      boolean isLocal)
      throws Exception {
    ResultStore store = store(world, process);
    try (Lease lease = Lease.take(store, process.runId, word -> {}, process)) {
      ResultStore ours = store.under(process.runId);
      Sweeping sweeping = new Sweeping(spec.name(), process.runId, "disk", spec.limits());
      SimulatedWorkers workers = new SimulatedWorkers(world, process, ours, sweeping, isLocal);
      lease.whenLost(workers::stop);
      process.beats(lease::beat);
      ours.putSweep(
          (spec.equals(worlds) ? "the sweep" : "another").getBytes(StandardCharsets.UTF_8));
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
          .toTheEnd(workers, sweeping, new ClosedFormRunner());
      workers.requireNone();
      ours.tidy();
      Comparison comparison = comparison(spec, ours);
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

  private static Comparison comparison(SweepSpec spec, ResultStore store) {
    return Answer.comparison(Results.of(spec, store));
  }

  private static void check(SimulatedWorld world, SweepSpec spec, List<ComparisonRow> undisturbed) {
    ResultStore store = store(world);
    assertThat(Evidence.in(store).isSettled(spec)).as("nothing is owed").isTrue();
    assertThat(comparison(spec, store).rows()).isEqualTo(undisturbed);
    assertThat(store.comparison(comparison(spec, store).by().key())).isEqualTo(undisturbed);
    Map<String, Integer> attempts = new HashMap<>();
    store.trials().forEach(row -> attempts.put(row.trialId(), row.run().attempts()));
    store.rangeTests().forEach(row -> attempts.put(row.runId(), row.run().attempts()));
    attempts.forEach(
        (id, number) ->
            assertThat(number)
                .as("attempts of %s, which is to blame for %d", id, world.guilt(id))
                .isLessThanOrEqualTo(1 + world.guilt(id)));
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
