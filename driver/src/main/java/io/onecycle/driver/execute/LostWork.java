package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges work whose executor was lost while the driver lived on. Work that was alone in its JVM is
 * charged with an attempt: a failed row. Of several together none is charged, but from then on each
 * runs alone, so that the guilty one is found out. A lost machine is nobody's fault, up to a limit;
 * nor is a crash on a machine where no work of this run has ended, while some has on others.
 */
final class LostWork {

  /** How often a loss is nobody's fault, for each piece of work. */
  private static final int PARDONS = 3;

  private final ResultStore store;
  private final Sweeping sweeping;
  private final Workers workers;
  private final Consumer<Ended> news;
  private final Supplier<Instant> now;
  private final Map<String, Integer> pardons = new HashMap<>();
  private final Map<String, Integer> losts = new HashMap<>();
  private final Set<String> before;

  /**
   * A judge.
   *
   * @param news is told of charged work
   * @param now the wall clock
   */
  LostWork(
      ResultStore store,
      Sweeping sweeping,
      Workers workers,
      Consumer<Ended> news,
      Supplier<Instant> now) {
    this.store = store;
    this.sweeping = sweeping;
    this.workers = workers;
    this.news = news;
    this.now = now;
    this.before = ended().map(Done::id).collect(Collectors.toSet());
  }

  /** Work that has a result. */
  private record Done(String id, String host) {}

  private Stream<Done> ended() {
    return Stream.concat(
        store.trials().stream()
            .filter(row -> !row.isFailed())
            .map(row -> new Done(row.trialId(), row.run().host())),
        store.rangeTests().stream()
            .filter(row -> !row.isFailed())
            .map(row -> new Done(row.runId(), row.run().host())));
  }

  /** Whether only others have brought work to its end in this run. */
  private boolean isDoubtful(String host) {
    Set<String> good =
        ended()
            .filter(done -> !before.contains(done.id))
            .map(Done::host)
            .collect(Collectors.toSet());
    return !good.isEmpty() && !good.contains(host);
  }

  /** Whether this work has been lost in this run, and so may cost others their executor. */
  boolean isSuspect(Work work) {
    return losts.containsKey(work.id());
  }

  /** Work that may have killed its JVM when it last ran; nothing is held against it yet. */
  void suspect(String id) {
    losts.merge(id, 1, Integer::sum);
  }

  /** To be called when a pass is over: what is still marked as running was lost in it. */
  void judge(List<? extends Work> pass) {
    Map<String, Work> byId = pass.stream().collect(Collectors.toMap(Work::id, Function.identity()));
    Map<String, List<RunningTrial>> byExecutor =
        store.running().stream()
            .filter(mark -> mark.runId().equals(sweeping.runId()))
            .collect(Collectors.groupingBy(RunningTrial::executorId));
    byExecutor.forEach(
        (executor, marks) ->
            marks.forEach(
                mark -> judge(mark, marks.size(), Optional.ofNullable(byId.get(mark.trialId())))));
  }

  private void judge(RunningTrial mark, int together, Optional<Work> work) {
    work.filter(one -> !one.isCommitted(store)).ifPresent(one -> judge(one, mark, together));
    store.clearRunning(mark.trialId());
  }

  private void judge(Work work, RunningTrial mark, int together) {
    losts.merge(work.id(), 1, Integer::sum);
    Optional<Loss> loss = workers.lossOf(mark.executorId());
    boolean blamed =
        together == 1 && loss.map(Loss::blamesWork).orElse(true) && !isDoubtful(mark.host());
    if (!blamed && pardons.merge(work.id(), 1, Integer::sum) <= PARDONS) {
      return;
    }
    String message =
        "Lost with executor %s on %s: %s"
            .formatted(
                mark.executorId(),
                mark.host(),
                loss.map(Loss::reason).orElse("Spark gives no reason"));
    charge(work, mark, message);
  }

  /** Commits a failed attempt. */
  void charge(Work work, RunningTrial mark, String message) {
    losts.merge(work.id(), 1, Integer::sum);
    Work.Ran ran = new Work.Ran(TaskPlace.of(mark), mark.startedAt(), now.get());
    news.accept(work.failed(message).commit(store, sweeping, ran));
  }
}
