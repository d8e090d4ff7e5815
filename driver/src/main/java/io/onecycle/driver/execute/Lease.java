package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.DriverLease.Pulse;
import io.onecycle.driver.store.marks.LeaseLostException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This driver's claim to a results folder, kept alive until closed. */
public final class Lease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final Duration LAST_BEAT = Duration.ofSeconds(10);
  private static final Duration BEAT_EVERY = DriverLease.TIME_TO_LIVE.dividedBy(6);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Looks in a row that find no lease: it was given back. */
  private static final int GONE_FOR_GOOD = 3;

  private static final Surroundings HERE = new ThisProcess();

  private final ResultStore store;
  private final Surroundings here;
  private final AtomicReference<DriverLease> lease;
  private final AtomicReference<Consumer<String>> whenLost = new AtomicReference<>(LOG::error);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
          });

  private Lease(ResultStore store, Surroundings here, DriverLease lease) {
    this.store = store;
    this.here = here;
    this.lease = new AtomicReference<>(lease);
  }

  /**
   * Takes the lease, and keeps it alive.
   *
   * @param tell of a wait, as it may take to see whether a driver elsewhere lives
   * @throws IllegalStateException if another driver holds it and lives
   */
  static Lease take(ResultStore store, String runId, Consumer<String> tell) {
    return keptAlive(take(store, runId, tell, HERE));
  }

  /** The same; empty if another driver holds it and lives. */
  static Optional<Lease> takeIfFree(ResultStore store, String runId, Consumer<String> tell) {
    return attempt(store, runId, tell, HERE) instanceof Taken taken
        ? Optional.of(keptAlive(taken.lease()))
        : Optional.empty();
  }

  private static Lease keptAlive(Lease taken) {
    var unused =
        taken.timer.scheduleAtFixedRate(
            taken::beat, BEAT_EVERY.toMillis(), BEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return taken;
  }

  /** The same where somebody else sees to the beats. */
  static Lease take(ResultStore store, String runId, Consumer<String> tell, Surroundings here) {
    Attempted attempted = attempt(store, runId, tell, here);
    if (attempted instanceof Taken taken) {
      return taken.lease();
    }
    DriverLease holder = ((Held) attempted).by();
    throw new IllegalStateException(
        "Cannot run into %s: process %d on %s is running into it; wait for it, or name another folder with --out"
            .formatted(store.root(), holder.pid(), holder.host()));
  }

  /** What comes of trying to take it. */
  private sealed interface Attempted permits Taken, Held {}

  private record Taken(Lease lease) implements Attempted {}

  private record Held(DriverLease by) implements Attempted {}

  private static Attempted attempt(
      ResultStore store, String runId, Consumer<String> tell, Surroundings here) {
    DriverLease ours =
        new DriverLease(
            runId,
            here.host(),
            here.pid(),
            here.now(),
            here.now(),
            here.origin(),
            new Pulse(0, here.nanos()),
            false,
            List.of());
    AtomicReference<DriverLease> taken = new AtomicReference<>(ours);
    return store
        .leases()
        .take(
            last -> {
              taken.set(ours.knowing(last.map(other -> died(other, here)).orElse(List.of())));
              return taken.get();
            },
            other -> isHeld(other, store, tell, here))
        .<Attempted>map(other -> new Held(store.lease().orElse(other)))
        .orElseGet(() -> new Taken(new Lease(store, here, taken.get())));
  }

  /** A refused run, say, takes the lease and gives it back without having judged what died. */
  private static List<String> died(DriverLease last, Surroundings here) {
    boolean hasDied = !last.released() && Life.of(last, here) == Life.GONE;
    return Stream.concat(last.died().stream(), hasDied ? Stream.of(last.runId()) : Stream.of())
        .toList();
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
    int gone = 0;
    // Where to replace a file takes two steps, it may be gone for a moment and is there again.
    while (gone < GONE_FOR_GOOD && watched.passed().compareTo(DriverLease.TIME_TO_LIVE) < 0) {
      Optional<DriverLease> now = store.lease();
      if (now.filter(one -> !one.equals(other)).isPresent()) {
        return true;
      }
      gone = now.isPresent() ? 0 : gone + 1;
      sleep(here);
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

  /** Earlier runs whose driver died on its machine, as was seen from there before any reboot. */
  Set<String> died() {
    return Set.copyOf(lease.get().died());
  }

  /** The name of the machine that this driver is on. */
  String host() {
    return here.host();
  }

  /** The wall clock there. */
  Instant now() {
    return here.now();
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
