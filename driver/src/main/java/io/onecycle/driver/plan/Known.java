package io.onecycle.driver.plan;

import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.FormerId;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is committed of trials and range tests: found by their ids, and by those that earlier
 * versions gave them.
 */
public final class Known {

  /** What says most: a result or a finding rather than an accident, then the latest attempt. */
  private static final Comparator<Committed> TELLING =
      Comparator.comparing((Committed one) -> !one.isFailed())
          .thenComparingInt(Committed::attempts);

  private final Map<String, Committed> byId = new HashMap<>();
  private final Set<Objective> objectives;

  /**
   * What is known by these.
   *
   * @param results in any order
   */
  public Known(Collection<Committed> results) {
    results.forEach(one -> byId.merge(one.trialId(), one, Known::telling));
    this.objectives =
        results.stream().flatMap(one -> one.objective().stream()).collect(Collectors.toSet());
  }

  /** What came of a trial. */
  Optional<Committed> of(Trial trial) {
    Optional<Committed> now = Optional.ofNullable(byId.get(trial.id()));
    return now.filter(one -> !one.isFailed()).or(() -> all(trial).stream().reduce(Known::telling));
  }

  /** What came of a range test. */
  Optional<Committed> of(RangeTestSpec test) {
    return all(test).stream().reduce(Known::telling);
  }

  /** All that is of a trial, under whichever id. */
  public List<Committed> all(Trial trial) {
    return byId.isEmpty() ? List.of() : all(trial.id(), trial.formerIds(objectives));
  }

  /** All that is of a range test, under whichever id. */
  public List<Committed> all(RangeTestSpec test) {
    return byId.isEmpty() ? List.of() : all(test.id(), test.formerIds());
  }

  private List<Committed> all(String id, List<FormerId> former) {
    List<Committed> all = new ArrayList<>();
    Optional.ofNullable(byId.get(id)).ifPresent(all::add);
    for (FormerId other : former) {
      // What says of which content it is was not known by the name alone.
      Optional.ofNullable(byId.get(other.id()))
          .filter(one -> !other.isByName() || !one.isOfKnownData())
          .ifPresent(all::add);
    }
    return all;
  }

  private static Committed telling(Committed one, Committed other) {
    return TELLING.compare(one, other) >= 0 ? one : other;
  }
}
