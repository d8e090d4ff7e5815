package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Whose turn it is: one process of a world at a time, each on a thread of its own, which hands over
 * to the next. So all that is of a world is touched by one thread at a time, and needs no locks.
 */
final class Turns {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  /** Kept for the next process: to start a thread takes longer than many a process does. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "process");
            thread.setDaemon(true);
            return thread;
          });

  private final Random random;
  private final List<SimulatedProcess> living = new ArrayList<>();
  private volatile Optional<SimulatedProcess> current = Optional.empty();
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final AtomicLong handed = new AtomicLong();
  private volatile Optional<Thread> starter = Optional.empty();

  Turns(Random random) {
    this.random = random;
  }

  long nanos() {
    return nanos.get();
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  void add(SimulatedProcess process) {
    living.add(process);
  }

  Stream<SimulatedProcess> living() {
    return living.stream();
  }

  /**
   * Returns when all processes have ended. To be called by the thread that made the world.
   *
   * @throws AssertionError if one does not go on
   */
  void run() {
    starter = Optional.of(Thread.currentThread());
    handOver();
    long seen = -1;
    while (current.isPresent()) {
      LockSupport.parkNanos(this, LOOK_EVERY.toNanos());
      // Time of this kind is nothing to the world: it only tells that a thread hangs.
      if (current.isPresent() && seen == handed.get()) {
        throw new AssertionError(current + " does not go on");
      }
      seen = current.isPresent() ? handed.get() : -1;
    }
  }

  /** Another process may be next; returns when it is this one's turn again. */
  void handOverFrom(SimulatedProcess process) {
    handOver();
    await(process);
  }

  /** Begins the life of a process, on its own thread. */
  void begin(Runnable life) {
    THREADS.execute(life);
  }

  void await(SimulatedProcess process) {
    while (current.filter(process::equals).isEmpty()) {
      LockSupport.park(this);
    }
    if (process.killed) {
      throw new SimulatedProcess.Killed();
    }
  }

  /** Its thread is done. */
  void end(SimulatedProcess process) {
    living.remove(process);
    handOver();
  }

  private void handOver() {
    Optional<SimulatedProcess> before = current;
    Optional<SimulatedProcess> next = next();
    handed.incrementAndGet();
    current = next;
    if (next.isEmpty()) {
      starter.ifPresent(LockSupport::unpark);
    } else if (!next.equals(before)) {
      next.get().goOn();
    }
  }

  private Optional<SimulatedProcess> next() {
    if (living.isEmpty()) {
      return Optional.empty();
    }
    List<SimulatedProcess> ready = ready();
    if (ready.isEmpty()) {
      nanos.set(living.stream().mapToLong(one -> one.wakesAt).min().orElseThrow());
      ready = ready();
    }
    return Optional.of(ready.get(random.nextInt(ready.size())));
  }

  /** Who is killed ends now, asleep or not. */
  private List<SimulatedProcess> ready() {
    return living.stream().filter(one -> one.killed || one.wakesAt <= nanos.get()).toList();
  }
}
