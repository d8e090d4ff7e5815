package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration BEAT_EVERY = DriverLease.TIME_TO_LIVE.dividedBy(6);

  private final ResultStore store;
  private final DriverLease lease;
  private final AtomicReference<Consumer<String>> whenLost = new AtomicReference<>(LOG::error);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
          });

  private Lease(ResultStore store, DriverLease lease) {
    this.store = store;
    this.lease = lease;
  }

  /**
   * Takes the lease.
   *
   * @throws IllegalStateException if another driver holds it and lives
   */
  static Lease take(ResultStore store, String runId) {
    Instant now = Instant.now();
    DriverLease ours = new DriverLease(runId, hostName(), ProcessHandle.current().pid(), now, now);
    store
        .take(ours, Lease::isHeld)
        .ifPresent(
            other -> {
              throw new IllegalStateException(
                  "Cannot run into %s: process %d on %s is running into it; wait for it, or name another folder with --out"
                      .formatted(store.root(), other.pid(), other.host()));
            });
    Lease taken = new Lease(store, ours);
    var unused =
        taken.timer.scheduleAtFixedRate(
            taken::beat, BEAT_EVERY.toMillis(), BEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return taken;
  }

  /**
   * The driver that runs into {@code store} now. On our own machine a killed one is known at once;
   * elsewhere its lease has to run out.
   */
  public static Optional<DriverLease> holder(ResultStore store) {
    return store.lease().filter(Lease::isHeld);
  }

  private static boolean isHeld(DriverLease lease) {
    return lease.isLive(Instant.now()) && !isDead(lease);
  }

  private static boolean isDead(DriverLease lease) {
    return lease.host().equals(hostName()) && ProcessHandle.of(lease.pid()).isEmpty();
  }

  /** This machine's name. */
  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  void beat() {
    try {
      store.beat(lease.beatenAt(Instant.now()));
    } catch (UncheckedIOException e) {
      LOG.warn("Cannot renew the lease of {}", store.root(), e);
    } catch (IllegalStateException e) {
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
    store.releaseLease(lease.runId());
  }
}
