package io.onecycle.driver.execute;

import io.onecycle.driver.store.files.SimulatedDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final SimulatedDisk disk = new SimulatedDisk();
  final Random random;
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final List<SimulatedProcess.Driving> reserves = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<String> told = new ArrayList<>();
  private SimulatedProcess current;
  private SimulatedProcess holder;
  private long nanos = 1_000_000_000_000L;
  private long steps;
  private long takenAt;
  private long highest;
  private int boots;
  private int faults;
  private boolean calm;
  private long pids;

  SimulatedWorld(long seed) {
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

  /** The wall clocks of two machines differ by an hour. */
  Instant now(int machine) {
    return NOON.plusNanos(nanos).plus(Duration.ofHours(machine));
  }

  String boot(int machine) {
    return "machine-" + machine + "-" + boots;
  }

  boolean runs(int machine, long pid) {
    return processes.stream()
        .anyMatch(one -> one.machine == machine && one.pid == pid && !one.ended && !one.killed);
  }

  /** A driver that starts in a while. */
  synchronized SimulatedProcess add(SimulatedProcess.Driving driving, Duration in) {
    SimulatedProcess process =
        new SimulatedProcess(this, random.nextInt(2), ++pids, nanos + in.toNanos(), driving);
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
    told.add(process.runId + (process.killed ? " is dead" : " has ended"));
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
    switch (random.nextInt(5)) {
      case 0 -> {
        process.killed = true;
        told.add(process.runId + " is killed");
      }
      case 1 -> {
        // All of them: whatever was not synced is lost.
        boots++;
        processes.forEach(one -> one.killed = true);
        disk.cutPower(random);
        told.add("the power is cut");
      }
      default -> {
        process.wakesAt = nanos + Duration.ofSeconds(1 + random.nextInt(200)).toNanos();
        told.add(process.runId + " sleeps");
      }
    }
    if (!reserves.isEmpty()) {
      add(reserves.remove(0), Duration.ofSeconds(random.nextInt(20)));
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

  /** A process has made the file of a lease, which counts if its number is the highest. */
  synchronized void taken(SimulatedProcess process, long number) {
    if (number <= highest) {
      return;
    }
    highest = number;
    holder = process;
    takenAt = steps;
    told.add(process.runId + " takes the lease");
  }

  /**
   * A process writes.
   *
   * @param askedAt the step at which it last looked whether the lease is its own
   */
  synchronized void written(
      SimulatedProcess process,
      String name,
      Optional<byte[]> old,
      Optional<byte[]> now,
      long askedAt) {
    if (holder != process && takenAt < askedAt) {
      fail(new AssertionError(process.runId + " has lost the lease and writes " + name));
    }
    boolean isResult = name.matches("(trials|lr_find_summary)/[0-9a-f]+\\.parquet");
    if (isResult && old.isPresent()) {
      fail(
          new AssertionError(
              process.runId
                  + (now.isPresent() ? " replaces " : " deletes ")
                  + "the result "
                  + name));
    }
  }
}
