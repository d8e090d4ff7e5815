package io.onecycle.driver.cli;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.SweepFile;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The committed trials of a sweep. A results folder may also hold trials of the same sweep as it
 * was before its file was changed: they are kept, but they are not compared.
 *
 * @param spec the sweep as it was last run, if its file is there and still readable
 * @param trials those that the sweep has
 * @param others how many more the folder holds
 */
record Results(Optional<SweepSpec> spec, List<TrialRow> trials, int others) {

  Results {
    trials = List.copyOf(trials);
  }

  static Results of(SweepSpec spec, List<TrialRow> rows) {
    Set<String> ids = Trials.of(spec).stream().map(Trial::id).collect(Collectors.toSet());
    List<TrialRow> ours = rows.stream().filter(row -> ids.contains(row.trialId())).toList();
    return new Results(Optional.of(spec), ours, rows.size() - ours.size());
  }

  /** What a results folder holds. */
  static Results in(ResultStore store) {
    List<TrialRow> rows = store.trials();
    return store
        .sweep()
        .map(bytes -> SweepFile.parse("sweep.yaml", new String(bytes, StandardCharsets.UTF_8)))
        .filter(SweepFile.Valid.class::isInstance)
        .map(read -> of(((SweepFile.Valid) read).spec(), rows))
        .orElseGet(() -> new Results(Optional.empty(), rows, 0));
  }
}
