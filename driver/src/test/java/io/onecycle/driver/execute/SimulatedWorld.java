package io.onecycle.driver.execute;

import io.onecycle.driver.store.HowKept;
import io.onecycle.driver.store.files.SimulatedDisk;
import io.onecycle.driver.store.parquet.WorldRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;

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

  final SimulatedDisk disk = new SimulatedDisk();
  final HowKept kept;
  final Random random;
  final Machines machines = new Machines();
  final Blame blame = new Blame();
  private final long seed;

  /** Its files list encodings in an order, and so have digests, that differ from JVM to JVM. */
  private final boolean inParquet;

  private final Turns turns;
  private final WrittenRules rules = new WrittenRules(() -> steps());
  private final List<SimulatedProcess.Driving> reserves = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<String> told = new ArrayList<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private int disturbances;
  private long steps;
  private long trace;
  private boolean calm;
  private long pids;

  /** Of as few new rows as these sweeps have. */
  private static final int WORTH_A_COPY = 2;

  /**
   * A world whose every turn {@code seed} decides.
   *
   * @param inParquet whether tables are, which takes ten times as long
   */
  SimulatedWorld(long seed, boolean inParquet) {
    this.seed = seed;
    this.inParquet = inParquet;
    this.kept =
        inParquet
            ? HowKept.inParquet(WORTH_A_COPY, Runnable::run)
            : new HowKept(
                new WorldRows<>(),
                new WorldRows<>(),
                new WorldRows<>(),
                new WorldRows<>(),
                new WorldRows<>(),
                WORTH_A_COPY,
                Runnable::run);
    this.random = new Random(seed);
    this.turns = new Turns(random);
  }

  /** What has happened, for people. */
  List<String> told() {
    return told;
  }

  /** How often each fault was. */
  Map<Fault, Integer> faults() {
    return faults;
  }

  long steps() {
    return steps;
  }

  /** The same of two worlds if the same has happened in both, step by step and file by file. */
  long trace() {
    return trace;
  }

  Turns turns() {
    return turns;
  }

  long nanos() {
    return turns.nanos();
  }

  Instant now(int machine) {
    return machines.now(machine, nanos());
  }

  /** Whether the disk of a machine has no data now. */
  boolean lacksData(int machine) {
    return !calm && machines.lacksData(machine, nanos());
  }

  /** Whether something goes wrong here that goes wrong one time of so many. */
  boolean befalls(Fault fault, int oneOf) {
    boolean befalls = !calm && random.nextInt(oneOf) == 0;
    if (befalls) {
      count(fault);
    }
    return befalls;
  }

  void count(Fault fault) {
    faults.merge(fault, 1, Integer::sum);
  }

  void tell(String what) {
    told.add(what);
  }

  boolean runs(int machine, long pid) {
    return turns.living().anyMatch(one -> one.machine == machine && one.pid == pid && !one.killed);
  }

  /** A driver that starts in a while. */
  SimulatedProcess add(SimulatedProcess.Driving driving, Duration in) {
    // Runs of worlds side by side are not to be taken for each other.
    String runId = "run-%d-%d".formatted(seed, pids + 1);
    return add(driving, in, random.nextInt(Machines.DRIVERS), runId);
  }

  /** An executor of a run, on a machine. */
  SimulatedProcess add(SimulatedProcess.Driving driving, Duration in, int machine, String runId) {
    SimulatedProcess process =
        new SimulatedProcess(this, machine, ++pids, runId, nanos() + in.toNanos(), driving);
    turns.add(process);
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

  /** Goes on until all have ended. */
  void run() {
    turns.run();
    if (failure.get() != null) {
      throw new AssertionError(failure.get().getMessage(), failure.get());
    }
  }

  void fail(Throwable e) {
    failure.compareAndSet(null, e);
  }

  void end(SimulatedProcess process) {
    process.ended = true;
    tell(process + (process.killed ? " is dead" : " has ended"));
    turns.end(process);
  }

  /** A process calls the disk: time goes by, things happen, and another may be next. */
  void step(SimulatedProcess process, String verb, String name) {
    steps++;
    turns.pass(Duration.ofMillis(1 + random.nextInt(20)));
    mix(process.pid);
    mix(verb.hashCode());
    mix(inParquet ? name.length() : name.hashCode());
    mix(nanos());
    if (!calm && disturbances < MOST_FAULTS && random.nextDouble() < chance(verb, name)) {
      disturbances++;
      happen(process);
    }
    if (process.killed || process.wakesAt > nanos() || random.nextInt(4) == 0) {
      turns.handOverFrom(process);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private void mix(long value) {
    trace = (trace ^ value) * 0x100000001b3L;
    trace ^= trace >>> 29;
  }

  private static double chance(String verb, String name) {
    boolean isResult = name.startsWith("trials/") || name.startsWith("curves/");
    return isResult && !verb.equals("read") ? FAULT_AT_RESULTS : FAULT;
  }

  private void happen(SimulatedProcess process) {
    int machine = random.nextInt(Machines.ALL);
    Fault fault = Fault.any(random);
    count(fault);
    switch (fault) {
      case KILLED -> {
        process.killed = true;
        process.inFlight.ifPresent(blame::charge);
        tell(process + " is killed");
      }
      case POWER -> {
        machines.rebootAll();
        turns.living().forEach(this::loseWithMachine);
        disk.cutPower(random);
        tell("the power is cut");
      }
      case MACHINE -> {
        turns.living().filter(one -> one.machine == machine).forEach(this::loseWithMachine);
        machines.reboot(machine);
        tell("machine " + machine + " goes down");
      }
      case CLOCK -> {
        machines.skew(machine, random.nextInt(-100_000, 100_000));
        tell("the clock of machine " + machine + " jumps");
      }
      case NO_DATA -> {
        machines.loseData(machine, nanos() + seconds(random.nextInt(200)));
        tell("machine " + machine + " loses its data");
      }
      case SLEEP -> {
        process.wakesAt = nanos() + seconds(1 + random.nextInt(200));
        tell(process + " sleeps");
      }
      default -> throw new AssertionError(fault);
    }
    if (!reserves.isEmpty()) {
      add(reserves.remove(0), Duration.ofSeconds(random.nextInt(20)));
    }
  }

  private static long seconds(int number) {
    return Duration.ofSeconds(number).toNanos();
  }

  private void loseWithMachine(SimulatedProcess process) {
    if (!process.killed) {
      process.killed = true;
      process.lostWithMachine = true;
      process.inFlight.ifPresent(blame::lose);
    }
  }

  /** The file of a lease changes. */
  void lease(SimulatedProcess process, long number, boolean isNew, boolean isGone) {
    if (rules.lease(process.runId, number, isNew, isGone)) {
      tell(process + " takes lease " + number);
    }
  }

  /**
   * A process writes.
   *
   * @param askedAt as {@link WrittenRules#broken} has it
   */
  void written(
      SimulatedProcess process,
      String name,
      Optional<byte[]> old,
      Optional<byte[]> now,
      long askedAt) {
    now.ifPresent(bytes -> mix(inParquet ? bytes.length : checksum(bytes)));
    rules
        .broken(process.runId, name, askedAt, old)
        .ifPresent(
            wrong ->
                fail(
                    new AssertionError(
                        "%s %s, and %s %s"
                            .formatted(
                                process, wrong, now.isPresent() ? "writes" : "deletes", name))));
  }
}
