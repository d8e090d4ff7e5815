package io.onecycle.driver.store.marks;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers' leases: numbered files, of which the highest counts. A driver takes the next number
 * by creating its file, which only one can do, and so no two take over from the same dead one. A
 * number never comes again: one that was given back stays until the next is taken.
 */
public final class Leases {

  private static final String FOLDER = "_driver";
  private static final String SUFFIX = ".json";
  private static final int TRIES = 100;
  private static final int LOOKS = 5;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /** What earlier versions leave out. */
  private static final DriverLease DEFAULTS =
      new DriverLease("", "", 0, Instant.EPOCH, Instant.EPOCH);

  /** A lease and its file; no lease if that is empty or torn, or gone by now. */
  private record Numbered(long number, Optional<DriverLease> lease) {

    boolean isOf(String runId) {
      return held().filter(one -> one.runId().equals(runId)).isPresent();
    }

    Optional<DriverLease> held() {
      return lease.filter(one -> !one.released());
    }
  }

  private final ResultFiles files;
  private final Consumer<Duration> pause;

  public Leases(ResultFiles files) {
    this(files, time -> LockSupport.parkNanos(time.toNanos()));
  }

  /**
   * The same.
   *
   * @param pause lets time go by before it looks again
   */
  public Leases(ResultFiles files, Consumer<Duration> pause) {
    this.files = files;
    this.pause = pause;
  }

  /** Those of other files, or of the same as others see them. */
  public Leases of(ResultFiles others) {
    return new Leases(others, pause);
  }

  /**
   * Takes the lease. Of several drivers at once, one gets it: on a local disk, a mounted one and
   * HDFS at once; on an object store the first to be overwritten learns so before it writes.
   *
   * @param holds whether a driver that has taken it still holds it; may take its time
   * @return who holds it instead; empty if it is taken now
   */
  public Optional<DriverLease> take(DriverLease lease, Predicate<DriverLease> holds) {
    return take(before -> lease, holds);
  }

  /**
   * The same.
   *
   * @param after the lease to take after the last one, given back or not; of a number that was
   *     never taken or says nothing there is none
   */
  public Optional<DriverLease> take(
      Function<Optional<DriverLease>, DriverLease> after, Predicate<DriverLease> holds) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Numbered> last = looked();
      Optional<DriverLease> other = last.flatMap(Numbered::held).filter(holds);
      if (other.isPresent()) {
        return other;
      }
      DriverLease lease = after.apply(last.flatMap(Numbered::lease));
      long mine = last.map(Numbered::number).orElse(0L) + 1;
      if (!files.create(fileOf(mine), Json.encode(lease))) {
        continue;
      }
      // One that saw more than we did, or, where creating is not exclusive, came a moment later.
      Optional<Numbered> now = looked();
      if (now.filter(one -> one.isOf(lease.runId())).isPresent()) {
        numbers().stream()
            .filter(number -> number < mine)
            .forEach(number -> files.delete(fileOf(number)));
        return Optional.empty();
      }
      if (now.isPresent() && now.get().number() > mine) {
        files.delete(fileOf(mine));
      }
    }
    throw new IllegalStateException(
        "Cannot take the lease of " + files.root() + ": others come and go in " + FOLDER);
  }

  /**
   * Renews a lease.
   *
   * @throws LeaseLostException if it is not ours any more
   */
  public void beat(DriverLease lease) {
    long number = require(lease.runId());
    files.put(fileOf(number), Json.encode(lease));
    Optional<Numbered> last = last();
    if (last.filter(one -> one.number() > number).isPresent()) {
      // Taken over while this was written: it must not pass for a lease that counts.
      files.delete(fileOf(number));
      throw new LeaseLostException(lost(last, lease.runId()));
    }
  }

  /**
   * The number of a run's lease, if that counts: to be asked before anything is written.
   *
   * @throws LeaseLostException if another driver has taken it over, or it was given back
   */
  public long require(String runId) {
    Optional<Numbered> last = looked();
    for (int again = 0; again < LOOKS && last.isEmpty(); again++) {
      lookAgain();
      last = looked();
    }
    Optional<Numbered> found = last;
    return found
        .filter(one -> one.isOf(runId))
        .map(Numbered::number)
        .orElseThrow(() -> new LeaseLostException(lost(found, runId)));
  }

  /**
   * {@link #require} for all that a run writes, at the price of one file that is read: who takes
   * over deletes the lease of the one before, and writes nothing until that is done.
   */
  public Runnable guard(String runId) {
    AtomicLong number = new AtomicLong();
    return () -> {
      boolean isThere =
          number.get() > 0 && new Numbered(number.get(), read(number.get())).isOf(runId);
      if (!isThere) {
        number.set(require(runId));
      }
    };
  }

  /**
   * The lease that counts. Where to replace a file takes two steps, it is gone for a moment at each
   * beat: one that cannot be read is looked at again, and so is a folder without any.
   */
  private Optional<Numbered> looked() {
    Optional<Numbered> last = last();
    if (last.isEmpty()) {
      lookAgain();
      return last();
    }
    for (int again = 0; again < LOOKS && last.flatMap(Numbered::lease).isEmpty(); again++) {
      lookAgain();
      last = last();
    }
    return last;
  }

  private void lookAgain() {
    pause.accept(LOOK_AGAIN);
  }

  private String lost(Optional<Numbered> last, String runId) {
    Optional<DriverLease> lease = last.flatMap(Numbered::lease);
    String who =
        lease
            .map(
                one ->
                    one.runId().equals(runId)
                        ? "its lease was given back"
                        : "process %d on %s has taken over%s"
                            .formatted(
                                one.pid(), one.host(), one.released() ? ", and is done" : ""))
            .orElse(last.isPresent() ? "another driver is taking over" : "its lease is gone");
    return "Cannot go on running into %s: %s; what has finished is safe there"
        .formatted(files.root(), who);
  }

  /** The lease that counts; empty if it was given back. */
  public Optional<DriverLease> lease() {
    return last().flatMap(Numbered::held);
  }

  /** Gives a lease back, if it is still ours. */
  public void release(String runId) {
    last()
        .filter(one -> one.isOf(runId))
        .ifPresent(
            one ->
                files.put(
                    fileOf(one.number()), Json.encode(one.lease().orElseThrow().givenBack())));
  }

  private Optional<Numbered> last() {
    return numbers().stream()
        .max(Comparator.naturalOrder())
        .map(number -> new Numbered(number, read(number)));
  }

  private List<Long> numbers() {
    return files.names(FOLDER).stream()
        .filter(name -> name.matches("\\d{1,18}\\" + SUFFIX))
        .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
        .toList();
  }

  private Optional<DriverLease> read(long number) {
    String file = fileOf(number);
    return files
        .read(file)
        .flatMap(
            json -> {
              try {
                return Optional.of(Json.decode(json, DriverLease.class, DEFAULTS));
              } catch (IOException e) {
                LOG.warn("{} counts as none: {}", files.locate(file), Json.reason(e));
                return Optional.empty();
              }
            });
  }

  private static String fileOf(long number) {
    return FOLDER + "/" + number + SUFFIX;
  }
}
