package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Which executors take no work, as none has begun there, and whether any is left that does. */
final class Refusals {

  /** An executor may be about to come, or one that refuses to get better. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * An executor that takes no work.
   *
   * @param host its machine
   * @param why it cannot, in words
   * @param at when, in nanoseconds of the clock
   */
  private record Refusal(String host, String why, long at) {}

  /** One that is at work for longer does not rest before it gives work back: it tries. */
  private static final Duration TRIES_AFTER = Duration.ofSeconds(5);

  private record AtWork(String executor, long since) {}

  private final Map<String, Refusal> byExecutor = new TreeMap<>();
  private final Map<Long, AtWork> atWork = new HashMap<>();
  private final boolean isOneJvm;
  private final LongSupplier nanos;
  private OptionalLong allRefuseSince = OptionalLong.empty();

  /**
   * None yet.
   *
   * @param isOneJvm whether there is one executor, and never another
   * @param nanos a clock
   */
  Refusals(boolean isOneJvm, LongSupplier nanos) {
    this.isOneJvm = isOneJvm;
    this.nanos = nanos;
  }

  /**
   * An executor has given work back as it takes none.
   *
   * @return whether that is new
   */
  boolean refuses(String executorId, String host, String why) {
    return byExecutor.put(executorId, new Refusal(host, why, nanos.getAsLong())) == null;
  }

  /** A task begins on an executor, be it to give its work back. */
  void begins(long taskId, String executorId) {
    atWork.put(taskId, new AtWork(executorId, nanos.getAsLong()));
  }

  /** A task has ended, however it did. */
  void ends(long taskId) {
    atWork.remove(taskId);
  }

  /** Work has ended on an executor, or it is gone. */
  void forget(String executorId) {
    byExecutor.remove(executorId);
    allRefuseSince = OptionalLong.empty();
  }

  /**
   * Why the sweep cannot go on; empty as long as it may.
   *
   * @param executors how many there are now
   */
  Optional<String> hopeless(int executors) {
    long now = nanos.getAsLong();
    // One that works again tells so only when its work has ended. The more executors there are, the
    // longer a last piece of work is on its way from one to the next.
    atWork.values().stream()
        .filter(one -> now - one.since > TRIES_AFTER.toNanos())
        .map(AtWork::executor)
        .filter(byExecutor::containsKey)
        .forEach(this::forget);
    long counts = PATIENCE.toNanos() * Math.max(1, executors);
    byExecutor.values().removeIf(one -> !isOneJvm && now - one.at() > counts);
    if (byExecutor.size() < executors || byExecutor.isEmpty()) {
      allRefuseSince = OptionalLong.empty();
      return Optional.empty();
    }
    long since = allRefuseSince.orElse(now);
    allRefuseSince = OptionalLong.of(since);
    if (!isOneJvm && now - since < PATIENCE.toNanos()) {
      return Optional.empty();
    }
    Collection<Refusal> all = byExecutor.values();
    return Optional.of(
        "Cannot begin any trial: " + (isOneJvm ? all.iterator().next().why() : words(all)));
  }

  private static String words(Collection<Refusal> refusals) {
    return refusals.stream()
        .collect(
            Collectors.groupingBy(
                Refusal::why,
                TreeMap::new,
                Collectors.mapping(Refusal::host, Collectors.toCollection(TreeSet::new))))
        .entrySet()
        .stream()
        .map(one -> "on %s: %s".formatted(String.join(", ", one.getValue()), one.getKey()))
        .collect(Collectors.joining("; "));
  }
}
