package io.onecycle.driver.execute;

import io.onecycle.driver.store.files.SimulatedDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Machines with a disk in common, drivers on them, and a seed that says who goes on, and when one
 * is killed, sleeps or loses its power. One process runs at a time, from one call of the disk to
 * the next.
 */
final class SimulatedWorld {

  /** Of a call; the more of one that writes a result, as what matters happens around these. */
  private static final double FAULT = 0.01;

  private static final double FAULT_AT_RESULTS = 0.15;
  private static final int MOST_FAULTS = 6;

  /** Machines on which drivers run; executors run on all. */
  private static final int DRIVERS = 2;

  static final int MACHINES = 4;

  /** So often a lost machine is nobody's fault, says docs/cluster.md. */
  private static final int PARDONS = 3;

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final SimulatedDisk disk = new SimulatedDisk();
  final Random random;
  private final long seed;
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final List<SimulatedProcess.Driving> reserves = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<String> told = new ArrayList<>();
  private SimulatedProcess current;
  private long nanos = 1_000_000_000_000L;
  private long steps;
  private final Map<Long, String> leases = new HashMap<>();
  private final Map<String, Long> lostAt = new HashMap<>();
  private final Map<String, Integer> guilt = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private final long[] skews = new long[MACHINES];
  private final long[] noDataUntil = new long[MACHINES];
  private final int[] boots = new int[MACHINES];
  private int faults;
  private boolean calm;
  private long pids;

  /** A world whose every turn {@code seed} decides. */
  SimulatedWorld(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** What has happened, for people. */
  List<String> told() {
    return told;
  }

  int faults() {
    return faults;
  }

  long steps() {
    return steps;
  }

  long nanos() {
    return nanos;
  }

  /** The wall clocks of machines differ by hours, and jump. */
  Instant now(int machine) {
    return NOON.plusNanos(nanos).plus(Duration.ofHours(machine)).plusSeconds(skews[machine]);
  }

  /** Whether the disk of a machine has no data now. */
  boolean lacksData(int machine) {
    return !calm && nanos < noDataUntil[machine];
  }

  /** An attempt is work's own fault, or its executor's crash while it was alone there. */
  synchronized void blame(String workId) {
    guilt.merge(workId, 1, Integer::sum);
  }

  /** How many attempts of work may be charged. */
  int guilt(String workId) {
    return guilt.getOrDefault(workId, 0);
  }

  /** Whether the storage has done what it was asked for, and says that it could not. */
  synchronized boolean losesReply(SimulatedProcess process) {
    boolean loses = !calm && random.nextInt(100) == 0;
    if (loses) {
      told.add(process + " hears no reply");
    }
    return loses;
  }

  boolean isCalm() {
    return calm;
  }

  String boot(int machine) {
    return "machine-" + machine + "-" + boots[machine];
  }

  boolean runs(int machine, long pid) {
    return processes.stream()
        .anyMatch(one -> one.machine == machine && one.pid == pid && !one.ended && !one.killed);
  }

  /** A driver that starts in a while. */
  synchronized SimulatedProcess add(SimulatedProcess.Driving driving, Duration in) {
    // Runs of worlds side by side are not to be taken for each other.
    String runId = "run-%d-%d".formatted(seed, pids + 1);
    return add(driving, in, random.nextInt(DRIVERS), runId);
  }

  /** An executor of a run, on a machine. */
  synchronized SimulatedProcess add(
      SimulatedProcess.Driving driving, Duration in, int machine, String runId) {
    SimulatedProcess process =
        new SimulatedProcess(this, machine, ++pids, runId, nanos + in.toNanos(), driving);
    processes.add(process);
    process.start();
    return process;
  }

  /** Who is started when a fault has happened. */
  void reserve(SimulatedProcess.Driving driving) {
    reserves.add(driving);
  }

  /** From now on nothing happens. */
  void settle() {
    calm = true;
  }

  /** Who looks at the disk from outside. */
  SimulatedDisk.Onlooker onlooker() {
    return new SimulatedDisk.Onlooker() {
      @Override
      public void before(String verb, String name) {}

      @Override
      public void changes(String name, Optional<byte[]> old, Optional<byte[]> now) {
        throw new AssertionError("an onlooker writes " + name);
      }
    };
  }

  /** Goes on until all have ended. */
  void run() throws InterruptedException {
    synchronized (this) {
      pick();
      while (processes.stream().anyMatch(one -> !one.ended)) {
        wait(20_000);
        if (failure.get() == null
            && current == null
            && processes.stream().anyMatch(p -> !p.ended)) {
          throw new AssertionError("nobody's turn");
        }
      }
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get().getMessage(), failure.get());
    }
  }

  void fail(Throwable e) {
    failure.compareAndSet(null, e);
  }

  synchronized void end(SimulatedProcess process) {
    process.ended = true;
    told.add(process + (process.killed ? " is dead" : " has ended"));
    pick();
  }

  synchronized void awaitTurn(SimulatedProcess process) {
    while (current != process) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    if (process.killed) {
      throw new SimulatedProcess.Killed();
    }
  }

  /** A process calls the disk: time goes by, things happen, and another may be next. */
  synchronized void step(SimulatedProcess process, String verb, String name) {
    steps++;
    nanos += Duration.ofMillis(1 + random.nextInt(20)).toNanos();
    if (!calm && faults < MOST_FAULTS && random.nextDouble() < chance(verb, name)) {
      faults++;
      happen(process);
    }
    if (process.killed || process.wakesAt > nanos || random.nextInt(4) == 0) {
      pick();
    }
    awaitTurn(process);
  }

  private static double chance(String verb, String name) {
    boolean isResult = name.startsWith("trials/") || name.startsWith("curves/");
    return isResult && !verb.equals("read") ? FAULT_AT_RESULTS : FAULT;
  }

  private void happen(SimulatedProcess process) {
    int machine = random.nextInt(MACHINES);
    switch (random.nextInt(9)) {
      case 0, 1 -> {
        process.killed = true;
        process.inFlight.ifPresent(this::blame);
        told.add(process + " is killed");
      }
      case 2 -> {
        // All of them: whatever was not synced is lost.
        Arrays.setAll(boots, one -> boots[one] + 1);
        processes.forEach(this::loseWithMachine);
        disk.cutPower(random);
        told.add("the power is cut");
      }
      case 3 -> {
        processes.stream().filter(one -> one.machine == machine).forEach(this::loseWithMachine);
        boots[machine]++;
        told.add("machine " + machine + " goes down");
      }
      case 4 -> {
        skews[machine] = random.nextInt(-100_000, 100_000);
        told.add("the clock of machine " + machine + " jumps");
      }
      case 5 -> {
        noDataUntil[machine] = nanos + Duration.ofSeconds(random.nextInt(200)).toNanos();
        told.add("machine " + machine + " loses its data");
      }
      default -> {
        process.wakesAt = nanos + Duration.ofSeconds(1 + random.nextInt(200)).toNanos();
        told.add(process + " sleeps");
      }
    }
    if (!reserves.isEmpty()) {
      add(reserves.remove(0), Duration.ofSeconds(random.nextInt(20)));
    }
  }

  private void loseWithMachine(SimulatedProcess process) {
    if (!process.ended && !process.killed) {
      process.killed = true;
      process.lostWithMachine = true;
      process
          .inFlight
          .filter(id -> lost.merge(id, 1, Integer::sum) > PARDONS)
          .ifPresent(this::blame);
    }
  }

  private void pick() {
    List<SimulatedProcess> left = processes.stream().filter(one -> !one.ended).toList();
    if (left.isEmpty()) {
      current = null;
    } else {
      // Who is killed ends now, asleep or not.
      List<SimulatedProcess> ready =
          left.stream().filter(one -> one.killed || one.wakesAt <= nanos).toList();
      if (ready.isEmpty()) {
        nanos = left.stream().mapToLong(one -> one.wakesAt).min().orElseThrow();
        ready = left.stream().filter(one -> one.wakesAt <= nanos).toList();
      }
      current = ready.get(random.nextInt(ready.size()));
    }
    notifyAll();
  }

  /** The file of a lease changes. It is lost when another driver deletes it or has it. */
  synchronized void lease(SimulatedProcess process, long number, boolean isNew, boolean isGone) {
    if (isGone || !process.runId.equals(leases.getOrDefault(number, process.runId))) {
      lostAt.putIfAbsent(leases.get(number), steps);
    }
    if (isNew) {
      // One that it gave up, or had to, does not count any more.
      lostAt.remove(process.runId);
    }
    // Who was late may make the file of a number that others have had, and deletes it again.
    if (isNew && leases.putIfAbsent(number, process.runId) == null) {
      told.add(process + " takes lease " + number);
    }
  }

  /**
   * A process writes.
   *
   * @param askedAt the step at which it looked whether the lease is its run's, since it last wrote;
   *     {@link Long#MAX_VALUE} if it has not
   */
  synchronized void written(
      SimulatedProcess process,
      String name,
      Optional<byte[]> old,
      Optional<byte[]> now,
      long askedAt) {
    if (askedAt == Long.MAX_VALUE) {
      fail(new AssertionError(process + " does not ask for its lease, and writes " + name));
    }
    if (lostAt.getOrDefault(process.runId, Long.MAX_VALUE) < askedAt) {
      fail(new AssertionError(process + " has lost the lease and writes " + name));
    }
    boolean isResult = name.matches("(trials|lr_find_summary)/[0-9a-f]+\\.parquet");
    if (isResult && old.isPresent()) {
      fail(
          new AssertionError(
              process + (now.isPresent() ? " replaces " : " deletes ") + "the result " + name));
    }
  }
}
