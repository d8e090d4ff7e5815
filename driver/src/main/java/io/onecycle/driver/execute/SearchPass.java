package io.onecycle.driver.execute;

import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runs trials where results decide what is owed next: each trial is a Spark job of its own, and
 * when one ends, what is owed by then is begun while the others run. No more are begun than there
 * is room for, so that every choice is made as late, and knows as much, as it can. Once a trial is
 * lost with its executor no more are begun, and the pass is over when the others have ended.
 */
final class SearchPass {

  private final SweepSpec spec;
  private final ResultStore store;
  private final Workers workers;
  private final Predicate<Work> trusted;
  private final Map<String, TrialRow> rows;
  private final Map<String, Assignment> running = new LinkedHashMap<>();
  private final Map<String, Future<Void>> jobs = new LinkedHashMap<>();
  private final List<Assignment> begun = new ArrayList<>();
  private boolean lost;

  /**
   * A pass.
   *
   * @param trusted what may run beside other work
   */
  SearchPass(SweepSpec spec, ResultStore store, Workers workers, Predicate<Work> trusted) {
    this.spec = spec;
    this.store = store;
    this.workers = workers;
    this.trusted = trusted;
    this.rows =
        store.trials().stream()
            .collect(Collectors.toMap(TrialRow::trialId, row -> row, (a, b) -> b));
  }

  /**
   * Runs until nothing is owed, or a trial is lost.
   *
   * @return all that was begun
   * @throws IllegalStateException if something is wrong that is no fault of a trial
   */
  List<Assignment> run(Sweeping sweeping, TrialRunner runner) {
    begin(sweeping, runner);
    while (!jobs.isEmpty()) {
      if (takeEnded()) {
        begin(sweeping, runner);
      } else {
        workers.rest();
      }
    }
    return begun;
  }

  private void begin(Sweeping sweeping, TrialRunner runner) {
    int room = lost ? 0 : workers.room() - jobs.size();
    if (room <= 0) {
      return;
    }
    Evidence evidence = Evidence.of(spec, List.copyOf(rows.values()), store.rangeTests());
    Owed.trials(spec, evidence, running.keySet()).stream()
        .filter(trusted)
        .limit(room)
        .forEach(
            trial -> {
              running.put(trial.id(), trial);
              begun.removeIf(before -> before.id().equals(trial.id()));
              begun.add(trial);
              jobs.put(trial.id(), workers.begin(sweeping, runner, trial));
            });
  }

  /** Whether any has. */
  private boolean takeEnded() {
    List<String> ended =
        jobs.entrySet().stream()
            .filter(job -> job.getValue().isDone())
            .map(Map.Entry::getKey)
            .toList();
    for (String id : ended) {
      workers.await(jobs.remove(id));
      Assignment trial = running.remove(id);
      store.trial(id).ifPresent(row -> rows.put(id, row));
      lost |= !trial.isCommitted(store);
    }
    return !ended.isEmpty();
  }
}
