package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.DriverLease.Pulse;
import io.onecycle.driver.store.marks.LeaseLostException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This driver's claim to a results folder, kept alive until closed. */
public final class Lease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final Duration LAST_BEAT = Duration.ofSeconds(10);
  private static final Duration BEAT_EVERY = DriverLease.TIME_TO_LIVE.dividedBy(6);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Surroundings HERE = new ThisProcess();

  private final ResultStore store;
  private final Surroundings here;
  private final Optional<String> died;
  private final AtomicReference<DriverLease> lease;
  private final AtomicReference<Consumer<String>> whenLost = new AtomicReference<>(LOG::error);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
          });

  private Lease(ResultStore store, Surroundings here, DriverLease lease, Optional<String> died) {
    this.store = store;
    this.here = here;
    this.lease = new AtomicReference<>(lease);
    this.died = died;
  }

  /**
   * Takes the lease, and keeps it alive.
   *
   * @param tell of a wait, as it may take to see whether a driver elsewhere lives
   * @throws IllegalStateException if another driver holds it and lives
   */
  static Lease take(ResultStore store, String runId, Consumer<String> tell) {
    Lease taken = take(store, runId, tell, HERE);
    var unused =
        taken.timer.scheduleAtFixedRate(
            taken::beat, BEAT_EVERY.toMillis(), BEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return taken;
  }

  /** The same where somebody else sees to the beats. */
  static Lease take(ResultStore store, String runId, Consumer<String> tell, Surroundings here) {
    DriverLease ours =
        new DriverLease(
            runId,
            here.host(),
            here.pid(),
            here.now(),
            here.now(),
            here.origin(),
            new Pulse(0, here.nanos()),
            false);
    AtomicReference<Optional<DriverLease>> before = new AtomicReference<>(Optional.empty());
    store
        .leases()
        .take(
            ours,
            other -> {
              before.set(Optional.of(other));
              return isHeld(other, store, tell, here);
            })
        .ifPresent(
            other -> {
              DriverLease holder = store.lease().orElse(other);
              throw new IllegalStateException(
                  "Cannot run into %s: process %d on %s is running into it; wait for it, or name another folder with --out"
                      .formatted(store.root(), holder.pid(), holder.host()));
            });
    return new Lease(
        store,
        here,
        ours,
        before.get().filter(other -> Life.of(other, here) == Life.GONE).map(DriverLease::runId));
  }

  /** A driver of which nothing can be told at once is given the time in which it must beat. */
  private static boolean isHeld(
      DriverLease other, ResultStore store, Consumer<String> tell, Surroundings here) {
    Life life = Life.of(other, here);
    if (life != Life.UNKNOWN) {
      return life == Life.LIVES;
    }
    tell.accept(
        "process %d on %s has had %s: up to %d seconds to see whether it lives"
            .formatted(
                other.pid(), other.host(), store.root(), DriverLease.TIME_TO_LIVE.toSeconds()));
    LivedTime watched = new LivedTime(here::nanos);
    Optional<DriverLease> now = Optional.of(other);
    while (now.isPresent() && watched.passed().compareTo(DriverLease.TIME_TO_LIVE) < 0) {
      if (!now.get().equals(other)) {
        return true;
      }
      sleep(here);
      now = store.lease();
    }
    return false;
  }

  private static void sleep(Surroundings here) {
    try {
      here.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for another driver", e);
    }
  }

  /**
   * The driver that runs into {@code store} now, as far as can be told at once: of one on another
   * machine both clocks are trusted.
   */
  public static Optional<DriverLease> holder(ResultStore store) {
    return store
        .lease()
        .filter(
            lease ->
                switch (Life.of(lease, HERE)) {
                  case LIVES -> true;
                  case UNKNOWN -> lease.isLive(HERE.now());
                  case SILENT, GONE -> false;
                });
  }

  /** This machine's name. */
  public static String hostName() {
    return HERE.host();
  }

  /** The run before this one, if its driver died on this machine, which has been up since. */
  Optional<String> died() {
    return died;
  }

  void beat() {
    try {
      store.leases().beat(lease.updateAndGet(one -> one.beatenAt(here.now(), here.nanos())));
    } catch (UncheckedIOException e) {
      LOG.warn("Cannot renew the lease of {}", store.root(), e);
    } catch (LeaseLostException e) {
      timer.shutdown();
      whenLost.get().accept(e.getMessage());
    }
  }

  /**
   * What is to be done if another driver takes over, as it may where this one does not beat for
   * long, say in a machine that sleeps.
   */
  void whenLost(Consumer<String> stop) {
    whenLost.set(stop);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      // A beat that is on its way would undo the release.
      boolean unused = timer.awaitTermination(LAST_BEAT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.leases().release(lease.get().runId());
  }
}
