package io.onecycle.driver.execute;

import io.onecycle.driver.store.files.SimulatedDisk;
import io.onecycle.driver.store.marks.DriverLease.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A driver's process in a {@link SimulatedWorld}: a thread that goes on when it is its turn. It can
 * be killed at each call of the disk, or sleep there.
 */
final class SimulatedProcess implements Surroundings, SimulatedDisk.Onlooker {

  /** How a process ends that is killed; no code of ours sees it coming. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  final int machine;
  final long pid;
  final String runId;
  private final SimulatedWorld world;
  private final Driving driving;
  private volatile Thread thread;
  private Runnable beat = () -> {};
  private boolean beats;
  private long beatAt;
  private long askedAt;
  private boolean hasAsked;
  private int writes;
  long wakesAt;
  boolean ended;

  boolean lostWithMachine;

  /** What would be to blame if this process ended now. */
  Optional<String> inFlight = Optional.empty();

  boolean killed;

  /** A process that begins at {@code startsAt}; it writes for the run {@code runId}. */
  SimulatedProcess(
      SimulatedWorld world, int machine, long pid, String runId, long startsAt, Driving driving) {
    this.world = world;
    this.machine = machine;
    this.pid = pid;
    this.runId = runId;
    this.wakesAt = startsAt;
    this.driving = driving;
  }

  /** What it does. */
  interface Driving {
    void drive(SimulatedProcess process) throws Exception;
  }

  /** It is its turn. */
  void goOn() {
    if (thread == null) {
      world.turns().begin(this::live);
    } else {
      LockSupport.unpark(thread);
    }
  }

  private void live() {
    thread = Thread.currentThread();
    try {
      world.turns().await(this);
      driving.drive(this);
    } catch (Killed e) {
      // As was to be.
      killed = true;
    } catch (Throwable e) {
      // What a killed process makes of that, nobody hears.
      if (!killed) {
        world.fail(e);
      }
    } finally {
      world.end(this);
    }
  }

  /** How Spark tells that it is lost. */
  Loss loss() {
    if (!killed) {
      // It lives on, and its work may end there yet.
      inFlight.ifPresent(world.blame::lose);
      return Loss.of("Executor heartbeat timed out after 128000 ms", true);
    }
    return lostWithMachine
        ? Loss.of("worker lost", false)
        : Loss.of("Command exited with code 137", true);
  }

  /** From now on its lease is renewed whenever it is awake. */
  void beats(Runnable each) {
    beat = each;
    beatAt = world.nanos();
  }

  /** How many files it has written, leases aside. */
  int writes() {
    return writes;
  }

  @Override
  public void before(String verb, String name) {
    if (Thread.currentThread() != thread) {
      // One of the store's readers: the process itself waits for it.
      return;
    }
    if (killed) {
      throw new Killed();
    }
    if (!beats && world.nanos() - beatAt > Duration.ofSeconds(5).toNanos()) {
      beatAt = world.nanos();
      beats = true;
      try {
        beat.run();
      } finally {
        beats = false;
      }
    }
    world.step(this, verb, name);
    if (verb.equals("read") && name.startsWith("_driver/") && !beats) {
      askedAt = world.steps();
      hasAsked = true;
    }
  }

  @Override
  public void changes(String name, Optional<byte[]> old, Optional<byte[]> now) {
    if (!name.startsWith("_driver")) {
      writes++;
      world.written(this, name, old, now, hasAsked ? askedAt : WrittenRules.NEVER);
      hasAsked = false;
    } else {
      world.lease(this, Long.parseLong(name.replaceAll("\\D", "")), old.isEmpty(), now.isEmpty());
    }
  }

  @Override
  public Instant now() {
    return world.now(machine);
  }

  @Override
  public long nanos() {
    return world.nanos();
  }

  @Override
  public void sleep(Duration time) {
    wakesAt = world.nanos() + time.toNanos();
    world.step(this, "sleep", "");
  }

  /** As {@link #sleep}, where nobody can interrupt it. */
  void pass(Duration time) {
    sleep(time);
  }

  @Override
  public void pause(Duration time) {
    if (Thread.currentThread() == thread) {
      sleep(time);
    }
  }

  @Override
  public boolean losesReply() {
    if (Thread.currentThread() != thread || !world.befalls(Fault.NO_REPLY, 100)) {
      return false;
    }
    world.tell(this + " hears no reply");
    return true;
  }

  @Override
  public String host() {
    return "laptop";
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public Origin origin() {
    return new Origin(world.machines.boot(machine), "all", pid);
  }

  @Override
  public OptionalLong started(long other) {
    return world.runs(machine, other) ? OptionalLong.of(other) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return "process %d of %s on machine %d".formatted(pid, runId, machine);
  }
}
