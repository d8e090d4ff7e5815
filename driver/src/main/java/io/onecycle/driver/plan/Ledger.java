package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of trials, by their ids. */
final class Ledger {

  private final Known known;
  private final Set<String> begun;
  private final int failuresPerTrial;

  /**
   * A ledger.
   *
   * @param results in any order
   * @param begun ids of trials that are running now
   */
  Ledger(SweepSpec spec, Collection<Committed> results, Set<String> begun) {
    this.known = new Known(results);
    this.begun = begun;
    this.failuresPerTrial = spec.limits().failuresPerTrial();
  }

  /** Whether a trial was ever begun, as far as is known. */
  boolean isBegun(Trial trial) {
    return known.of(trial).isPresent() || begun.contains(trial.id());
  }

  /** What came of a trial that owes nothing more; empty while it is still to be run. */
  Optional<Committed> settled(Trial trial) {
    return known.of(trial).filter(one -> one.settles(failuresPerTrial));
  }

  /**
   * The mean score of one setting's trials, one for each seed; empty while any is still to be run.
   * Negative infinity if any diverged, or failed for good: what cannot be trained is as bad as can
   * be.
   */
  Optional<Double> score(List<Trial> seeds) {
    double sum = 0;
    for (Trial trial : seeds) {
      Optional<Committed> result = settled(trial);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      sum += result.get().score().orElse(Double.NEGATIVE_INFINITY);
    }
    return Optional.of(sum / seeds.size());
  }
}
