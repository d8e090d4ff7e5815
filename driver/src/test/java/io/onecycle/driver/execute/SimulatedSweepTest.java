package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole sweeps with the real planner, loop, store, leases and marks, on a disk, clocks and
 * processes that are simulated: drivers and executors are killed, stopped, lose their power, their
 * data and their storage's replies, and meet, and one seed says when. {@code -Donecycle.world.seed}
 * repeats one, {@code -Donecycle.world.seeds} says how many.
 */
class SimulatedSweepTest {

  private static final int SEEDS = Integer.getInteger("onecycle.world.seeds", 10_000);
  private static final long FIRST = Long.getLong("onecycle.world.seed", 1);
  private static final boolean IS_ONE = System.getProperty("onecycle.world.seed") != null;

  /** What Parquet does has tests of its own. */
  private static final int PARQUET_ONE_OF = 10;

  /** No more than a trial takes, so that who sleeps must not be taken for one that is slow. */
  private static final double MINUTES = 0.1;

  private static final Limits LIMITS = new Limits(MINUTES, 50);
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
        limits: {trial_minutes: %s, failures_per_trial: 50}
        grid: %s
        %s
        """;
    SweepFile read = SweepFile.parse("simulated.yaml", text.formatted(MINUTES, grid, more));
    if (read instanceof SweepFile.Valid valid) {
      return valid.spec();
    }
    throw new AssertionError(read.toString());
  }

  private static SimulatedSweep sweep(long seed) {
    return sweep(seed, (int) (seed % KINDS.size()), seed / KINDS.size() % 2 == 0);
  }

  /** Of all kinds, local and not. */
  private static boolean isInParquet(long seed) {
    return seed < 0 || seed / (2L * KINDS.size()) % PARQUET_ONE_OF == 0;
  }

  private static SimulatedSweep sweep(long seed, int kind, boolean isLocal) {
    SimulatedWorld world = new SimulatedWorld(seed, isInParquet(seed));
    return new SimulatedSweep(world, KINDS.get(kind), ANOTHER, isLocal);
  }

  /** What one seed has come to. */
  private record Ended(
      long steps, long trace, Map<Fault, Integer> faults, Optional<AssertionError> failure) {}

  @Test
  void whateverHappensToTheDriversTheAnswerIsThatOfAnUndisturbedRun() throws Exception {
    List<List<ComparisonRow>> undisturbed = new ArrayList<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      undisturbed.add(sweep(-1, kind, true).undisturbed());
    }
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Ended>> worlds =
          LongStream.range(FIRST, FIRST + (IS_ONE ? 1 : SEEDS))
              .mapToObj(seed -> cores.submit(() -> ended(seed, undisturbed)))
              .toList();
      long steps = 0;
      long trace = 0;
      Map<Fault, Integer> faults = new TreeMap<>();
      List<AssertionError> failures = new ArrayList<>();
      for (Future<Ended> world : worlds) {
        Ended ended = world.get();
        steps += ended.steps();
        trace += ended.trace();
        ended.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
        ended.failure().ifPresent(failures::add);
      }
      System.err.printf(
          "%d seeds, %d steps, %s, trace %016x%n", worlds.size(), steps, faults, trace);
      if (!failures.isEmpty()) {
        failures.subList(1, failures.size()).forEach(failures.get(0)::addSuppressed);
        throw failures.get(0);
      }
    } finally {
      cores.shutdownNow();
    }
  }

  private static Ended ended(long seed, List<List<ComparisonRow>> undisturbed) {
    SimulatedSweep sweep = sweep(seed);
    SimulatedWorld world = sweep.world();
    Optional<AssertionError> failure = Optional.empty();
    try {
      sweep.run();
      sweep.check(undisturbed.get(KINDS.indexOf(sweep.spec())));
    } catch (RuntimeException | AssertionError e) {
      String what = "-Donecycle.world.seed=%d: %s\n%s";
      failure =
          Optional.of(
              new AssertionError(
                  what.formatted(seed, e.getMessage(), String.join("\n", world.told())), e));
    }
    return new Ended(world.steps(), world.trace(), world.faults(), failure);
  }

  @Test
  void theSameHappensAgainWhereTheSeedIsTheSame() {
    for (long seed = FIRST; seed < FIRST + 2L * KINDS.size(); seed++) {
      SimulatedSweep once = sweep(seed);
      once.run();
      SimulatedSweep again = sweep(seed);
      again.run();
      assertThat(again.world().told()).isEqualTo(once.world().told());
      assertThat(again.world().trace())
          .as("every step of seed %d", seed)
          .isEqualTo(once.world().trace());
    }
  }
}
