package io.onecycle.driver.store;

import io.onecycle.driver.store.parquet.CorruptTableException;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of what was run, each row with its curve. A row that is settled is created where none is:
 * the first to settle it wins for ever. A failed attempt has a file of its own, without a curve,
 * and so takes no result's place.
 *
 * <p>A row carries the digest of its curve. That lies in its place before the row does; where
 * another's lies there, as of a driver that died between the two, ours waits aside until we know
 * that the row is ours. Who reads finds it in either place, and takes no other.
 */
final class SettledTable<R extends Record, P extends Record> {

  private static final String FAILED = ".failed";
  private static final String CURVE = "onecycle.curve";
  private static final int TRIES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(SettledTable.class);

  private final TableFolder<R> rows;
  private final RowCache<R> cache;
  private final TableFolder<P> curves;
  private final TableFolder<P> aside;
  private final RunRow<R> of;

  /**
   * What rows of different tables have in common.
   *
   * @param attempts from 1
   */
  record RunRow<R>(Function<R, String> id, ToIntFunction<R> attempts, Predicate<R> failed) {}

  /**
   * A table.
   *
   * @param cache of {@code rows}
   * @param aside where curves wait that are not in their place yet
   */
  SettledTable(
      TableFolder<R> rows,
      RowCache<R> cache,
      TableFolder<P> curves,
      TableFolder<P> aside,
      RunRow<R> of) {
    this.rows = rows;
    this.cache = cache;
    this.curves = curves;
    this.aside = aside;
    this.of = of;
  }

  /** Loads what the first commit in a JVM would wait for. */
  void loadWriters() {
    curves.loadWriter();
    rows.loadWriter();
  }

  /**
   * Keeps a row, unless there is a better one: of a result any other, of a failed attempt a result
   * or a later attempt.
   *
   * @return the row that is kept, this one or that
   */
  R commit(R row, List<P> curve) {
    String id = of.id().apply(row);
    Optional<R> before = row(id);
    if (before.filter(one -> !isBetter(row, one)).isPresent()) {
      return before.get();
    }
    if (of.failed().test(row)) {
      return fail(row);
    }
    R first = settle(row, curve);
    if (before.isPresent()) {
      rows.delete(id + FAILED);
    }
    return first;
  }

  private boolean isBetter(R row, R than) {
    return of.failed().test(than)
        && (!of.failed().test(row)
            || of.attempts().applyAsInt(row) >= of.attempts().applyAsInt(than));
  }

  private R fail(R row) {
    String id = of.id().apply(row);
    rows.put(id + FAILED, List.of(row));
    Optional<R> settled = settled(id);
    settled.ifPresent(result -> rows.delete(id + FAILED));
    return settled.orElse(row);
  }

  private R settle(R row, List<P> curve) {
    String id = of.id().apply(row);
    byte[] bytes = curves.encode(curve, Map.of());
    String digest = StagedPart.sha256(bytes);
    boolean inPlace = curves.create(id, bytes) || isIn(curves, id, digest);
    if (!inPlace) {
      aside.put(asideOf(id, digest), bytes);
    }
    Optional<R> first = first(row, digest);
    if (!inPlace) {
      boolean isOfTheRow =
          first.isEmpty()
              || rows.bytes(id).flatMap(this::digest).filter(digest::equals).isPresent();
      if (isOfTheRow) {
        curves.put(id, bytes);
      }
      aside.delete(asideOf(id, digest));
    }
    return first.orElse(row);
  }

  /** Creates a row; whoever has settled it before us, if somebody has. */
  private Optional<R> first(R row, String digest) {
    String id = of.id().apply(row);
    byte[] bytes = rows.encode(List.of(row), Map.of(CURVE, digest));
    for (int tries = 0; tries < TRIES; tries++) {
      if (rows.create(id, bytes)) {
        return Optional.empty();
      }
      Optional<R> there = rows.rows(id).stream().findFirst();
      if (there.filter(one -> !of.failed().test(one)).isPresent()) {
        return there;
      }
      // Versions up to 0.1 kept failed attempts where results go.
      there.ifPresent(
          failed -> {
            rows.put(id + FAILED, List.of(failed));
            rows.delete(id);
          });
    }
    throw new UncheckedIOException(
        "Cannot write results to " + rows.locate(id) + ": what is there has no row",
        new FileAlreadyExistsException(rows.locate(id)));
  }

  private static String asideOf(String id, String digest) {
    return id + "-" + digest;
  }

  private static boolean isIn(TableFolder<?> folder, String part, String digest) {
    return folder.bytes(part).filter(there -> StagedPart.sha256(there).equals(digest)).isPresent();
  }

  /** What is kept of an id: its result, else its last failed attempt. */
  Optional<R> row(String id) {
    List<R> both = new ArrayList<>(rows.rows(id));
    if (both.isEmpty() || of.failed().test(both.get(0))) {
      both.addAll(rows.rows(id + FAILED));
    }
    return both.stream().reduce((one, other) -> isBetter(other, one) ? other : one);
  }

  private Optional<R> settled(String id) {
    return rows.rows(id).stream().filter(row -> !of.failed().test(row)).findFirst();
  }

  /** What is kept of all ids, each once. */
  List<R> all() {
    Map<String, R> kept = new LinkedHashMap<>();
    cache
        .rows()
        .forEach(
            (part, row) -> {
              String id = of.id().apply(row);
              if (part.equals(id) || part.equals(id + FAILED)) {
                kept.merge(id, row, (one, other) -> isBetter(other, one) ? other : one);
              } else {
                LOG.warn("{} is left out: its row is of {}", rows.locate(part), id);
              }
            });
    return List.copyOf(kept.values());
  }

  /** The curve of a row; none if there is no such row, or its curve is gone, which is logged. */
  List<P> curve(String id) {
    Optional<byte[]> row = rows.bytes(id);
    Optional<byte[]> found = curves.bytes(id);
    List<P> curve = found.map(bytes -> curves.decode(id, bytes)).orElse(List.of());
    // Those of versions up to 0.1 have no digest.
    Optional<String> digest = row.flatMap(this::digest);
    boolean isOurs =
        found
            .filter(bytes -> digest.filter(one -> !one.equals(StagedPart.sha256(bytes))).isEmpty())
            .isPresent();
    if (isOurs || row.isEmpty()) {
      return curve;
    }
    List<P> waiting = digest.map(one -> aside.rows(asideOf(id, one))).orElse(List.of());
    if (waiting.isEmpty()) {
      LOG.warn(
          "{} {}: that curve counts as unknown",
          curves.locate(id),
          found.isPresent() ? "is not the curve of the row of its name" : "is missing");
    }
    return waiting;
  }

  private Optional<String> digest(byte[] row) {
    try {
      return rows.note(row, CURVE);
    } catch (CorruptTableException e) {
      // Whoever reads the row itself is told.
      return Optional.empty();
    }
  }

  /**
   * Clears up after writers that died: curves that wait are brought to their place, and failed
   * attempts at what is settled go. To be called by whoever holds the lease, before it writes and
   * when all is settled.
   */
  void tidy() {
    for (String part : aside.parts()) {
      String id = part.substring(0, Math.max(0, part.lastIndexOf('-')));
      Optional<byte[]> waiting = aside.bytes(part);
      // Without a row its writer may be asleep, and about to create it: the curve goes on waiting.
      if (settled(id).isPresent()) {
        boolean isOfItsRow =
            rows.bytes(id)
                .flatMap(this::digest)
                .filter(digest -> part.equals(asideOf(id, digest)))
                .isPresent();
        if (isOfItsRow && waiting.isPresent()) {
          curves.put(id, waiting.get());
        }
        aside.delete(part);
      }
    }
    List<String> parts = rows.parts();
    parts.stream()
        .filter(part -> part.endsWith(FAILED))
        .map(part -> part.substring(0, part.length() - FAILED.length()))
        .filter(parts::contains)
        .filter(id -> settled(id).isPresent())
        .forEach(id -> rows.delete(id + FAILED));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void renewCache() {
    cache.renew();
  }
}
