package io.onecycle.driver.store.marks;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The drivers' leases: numbered files, of which the highest counts. A driver takes the next number
 * by creating its file, which only one can do, and so no two take over from the same dead one.
 */
public final class Leases {

  private static final String FOLDER = "_driver";
  private static final String SUFFIX = ".json";
  private static final int TRIES = 100;

  /** A lease and its file. */
  private record Numbered(long number, DriverLease lease) {
    String file() {
      return fileOf(number);
    }
  }

  private final ResultFiles files;

  public Leases(ResultFiles files) {
    this.files = files;
  }

  /**
   * Takes the lease.
   *
   * @param holds whether a driver that has taken it still holds it
   * @return who holds it instead; empty if it is taken now
   */
  public Optional<DriverLease> take(DriverLease lease, Predicate<DriverLease> holds) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Numbered> last = last();
      if (last.isPresent() && holds.test(last.get().lease())) {
        return last.map(Numbered::lease);
      }
      Numbered mine = new Numbered(last.map(Numbered::number).orElse(0L) + 1, lease);
      if (!files.create(mine.file(), Json.encode(lease))) {
        continue;
      }
      // One that saw more than we did, or, where creating is not exclusive, came a moment later.
      Optional<Numbered> now = last();
      if (now.filter(one -> one.lease().runId().equals(lease.runId())).isPresent()) {
        numbers().stream()
            .filter(number -> number < mine.number())
            .forEach(number -> files.delete(fileOf(number)));
        return Optional.empty();
      }
      if (now.isPresent() && now.get().number() > mine.number()) {
        files.delete(mine.file());
      }
    }
    throw new IllegalStateException(
        "Cannot take the lease of " + files.root() + ": others come and go in " + FOLDER);
  }

  /**
   * Renews a lease.
   *
   * @throws IllegalStateException if another driver has taken it over
   */
  public void beat(DriverLease lease) {
    Optional<Numbered> last = last();
    if (last.filter(one -> !one.lease().runId().equals(lease.runId())).isPresent()) {
      DriverLease other = last.get().lease();
      throw new IllegalStateException(
          "Cannot go on running into %s: process %d on %s has taken over"
              .formatted(files.root(), other.pid(), other.host()));
    }
    files.put(fileOf(last.map(Numbered::number).orElse(1L)), Json.encode(lease));
  }

  /** The lease that counts. */
  public Optional<DriverLease> lease() {
    return last().map(Numbered::lease);
  }

  public void release(String runId) {
    last()
        .filter(one -> one.lease().runId().equals(runId))
        .ifPresent(one -> files.delete(one.file()));
  }

  private Optional<Numbered> last() {
    // One that was there when the folder was listed may be gone by now.
    return numbers().stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(number -> read(number).stream())
        .findFirst();
  }

  private List<Long> numbers() {
    return files.names(FOLDER).stream()
        .filter(name -> name.matches("\\d{1,18}\\" + SUFFIX))
        .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
        .toList();
  }

  private Optional<Numbered> read(long number) {
    return files
        .read(fileOf(number))
        .map(
            json -> {
              try {
                return new Numbered(number, Json.decode(json, DriverLease.class));
              } catch (IOException e) {
                throw new UncheckedIOException(
                    "Cannot read " + files.locate(fileOf(number)) + "; delete it", e);
              }
            });
  }

  private static String fileOf(long number) {
    return FOLDER + "/" + number + SUFFIX;
  }
}
