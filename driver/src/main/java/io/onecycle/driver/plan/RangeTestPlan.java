package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.FormerId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The range tests of a sweep. */
public final class RangeTestPlan {

  private RangeTestPlan() {}

  /** So many for each weight decay, and for each momentum where the sweep asks. */
  public static List<RangeTestSpec> of(SweepSpec spec) {
    return spec.lrFind().stream().flatMap(find -> of(spec, find)).toList();
  }

  /**
   * Those rows that are of the sweep's range tests, each with the weight decay of every layer
   * group: files of version 0.1.0 tell the last one's only.
   */
  public static List<LrFindSummaryRow> asked(SweepSpec spec, List<LrFindSummaryRow> rows) {
    Map<String, RangeTestSpec> byId = new HashMap<>();
    of(spec).forEach(test -> ids(test).forEach(id -> byId.putIfAbsent(id, test)));
    return rows.stream()
        .filter(row -> byId.containsKey(row.runId()))
        .map(row -> row.with(new LayerValues(byId.get(row.runId()).weightDecay())))
        .toList();
  }

  /** What a test goes by: its id, then those that earlier versions gave it. */
  static List<String> ids(RangeTestSpec test) {
    return Stream.concat(Stream.of(test.id()), test.formerIds().stream().map(FormerId::id))
        .toList();
  }

  /** Those that tell the learning rate of a setting with this weight decay and momentum. */
  static List<RangeTestSpec> of(SweepSpec spec, List<Double> weightDecay, double maxMom) {
    boolean perMomentum = spec.lrFind().map(LrFind::perMomentum).orElse(false);
    return of(spec).stream()
        .filter(test -> test.weightDecay().equals(weightDecay))
        .filter(test -> !perMomentum || test.momentum() == maxMom)
        .toList();
  }

  private static Stream<RangeTestSpec> of(SweepSpec spec, LrFind find) {
    List<Double> momenta =
        spec.grid().momentum().stream()
            .map(range -> range.max())
            .distinct()
            .limit(find.perMomentum() ? Long.MAX_VALUE : 1)
            .toList();
    return seeds(spec, find).stream()
        .flatMap(
            seed ->
                momenta.stream()
                    .flatMap(
                        momentum ->
                            spec.grid().weightDecay().stream()
                                .map(wd -> test(spec, find, momentum, wd, seed))));
  }

  /** The first ones of the sweep, and on from the largest where it has fewer. */
  private static List<Long> seeds(SweepSpec spec, LrFind find) {
    if (find.seeds().isEmpty()) {
      return spec.firstSeeds();
    }
    int count = find.seeds().getAsInt();
    long largest = Collections.max(spec.seeds());
    return Stream.concat(
            spec.seeds().stream(), Stream.iterate(largest + 1, seed -> seed + 1).limit(count))
        .distinct()
        .limit(count)
        .toList();
  }

  private static RangeTestSpec test(
      SweepSpec spec, LrFind find, double momentum, List<Double> weightDecay, long seed) {
    return new RangeTestSpec(
        spec.data(),
        spec.model(),
        spec.compat(),
        spec.training(),
        find.spec(),
        momentum,
        weightDecay,
        seed);
  }
}
