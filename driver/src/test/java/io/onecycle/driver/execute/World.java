package io.onecycle.driver.execute;

import io.onecycle.driver.store.marks.DriverLease.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Machines, processes and clocks that do what a test says. */
final class World {

  private final Map<Long, Long> processes = new HashMap<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long nanos = 1_000_000_000_000L;
  private Runnable whileSleeping = () -> {};

  /** What happens beside a process that sleeps. */
  void whileSleeping(Runnable happens) {
    whileSleeping = happens;
  }

  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** The wall clock alone. */
  void jump(Duration time) {
    now = now.plus(time);
  }

  void end(long pid) {
    processes.remove(pid);
  }

  Surroundings process(String machine, String space, long pid, long started) {
    processes.put(pid, started);
    return new Living(machine, space, pid, started);
  }

  private final class Living implements Surroundings {
    private final String machine;
    private final String space;
    private final long pid;
    private final long started;

    Living(String machine, String space, long pid, long started) {
      this.machine = machine;
      this.space = space;
      this.pid = pid;
      this.started = started;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration time) {
      pass(time);
      whileSleeping.run();
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
      return new Origin(machine, space, started);
    }

    @Override
    public OptionalLong started(long other) {
      return processes.containsKey(other)
          ? OptionalLong.of(processes.get(other))
          : OptionalLong.empty();
    }
  }
}
