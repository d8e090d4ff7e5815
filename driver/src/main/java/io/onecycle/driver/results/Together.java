package io.onecycle.driver.results;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.table.CurveRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several results folders, taken as one. */
public final class Together {

  private Together() {}

  /** What all of {@code stores} hold; the sweep's file is that of a single one. */
  public static Results in(List<ResultStore> stores) {
    List<Results> each = stores.stream().map(Results::in).toList();
    return each.size() == 1
        ? each.get(0)
        : new Results(
            Optional.empty(),
            each.stream().flatMap(one -> one.trials().stream()).toList(),
            each.stream().flatMap(one -> one.shorter().stream()).toList(),
            each.stream().flatMap(one -> one.tests().stream()).toList(),
            each.stream().mapToInt(Results::others).sum(),
            SweepSpec.untilDecided(each.stream().flatMap(one -> one.spec().stream()).toList()),
            each.stream()
                .flatMap(one -> one.verdictSeeds().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)),
            each.stream()
                .map(Results::folds)
                .min(Comparator.comparing(ValidationFolds::count))
                .orElse(ValidationFolds.SHARED));
  }

  /** The curve of a trial of any of them, by its id. */
  public static Function<String, List<CurveRow>> curves(List<ResultStore> stores) {
    Map<String, ResultStore> holders =
        stores.stream()
            .flatMap(store -> store.trials().stream().map(row -> Map.entry(row.trialId(), store)))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    Map.Entry::getValue,
                    (one, other) -> one,
                    LinkedHashMap::new));
    return id -> Optional.ofNullable(holders.get(id)).map(s -> s.curves(id)).orElse(List.of());
  }
}
