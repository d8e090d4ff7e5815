package io.onecycle.driver.results;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sweeps against each other, each by the best of its settings: all settings of all of them in one
 * confidence set, so that one error is shared and having tried more settings is no advantage.
 *
 * @param comparison by sweep
 * @param names of the sweeps, in the order given: their own, or of several alike the folders'
 * @param warnings what makes sweeps differ beside their settings, a sentence each
 */
public record SweepsCompared(Comparison comparison, List<String> names, List<String> warnings) {

  private record One(String name, String folder, Results results, List<TrialRow> trials) {}

  public SweepsCompared {
    names = List.copyOf(names);
    warnings = List.copyOf(warnings);
  }

  /**
   * What several folders hold, one sweep each. Where fresh seeds judge a sweep, they alone count.
   *
   * @throws IllegalArgumentException if one has no trials, if they were trained on other data or
   *     are judged by other objectives, or share no seed
   */
  public static SweepsCompared of(List<ResultStore> stores) {
    List<One> sweeps = named(stores);
    check(sweeps);
    List<TrialRow> rows =
        sweeps.stream()
            .flatMap(one -> one.trials().stream().map(row -> of(row, one.name())))
            .toList();
    boolean rotates = sweeps.stream().allMatch(one -> one.results().rotates());
    return new SweepsCompared(
        Comparison.of(
            rows, TrialAxis.SWEEP, new SeedDesign(Optional.empty(), rotates, Optional.empty())),
        sweeps.stream().map(One::name).toList(),
        warnings(sweeps));
  }

  /** Whether the first of two is better than the second. */
  public Superiority superiority() {
    return Superiority.of(comparison, names.get(0), names.get(1));
  }

  private static List<One> named(List<ResultStore> stores) {
    List<Results> results = stores.stream().map(Results::in).toList();
    List<String> own = results.stream().map(SweepsCompared::name).toList();
    List<String> folders = stores.stream().map(ResultStore::root).toList();
    require(
        Set.copyOf(folders).size() == folders.size(),
        "The same results folder was given twice: %s; expected different ones"
            .formatted(String.join(", ", folders)));
    boolean differ = Set.copyOf(own).size() == own.size();
    List<One> sweeps = new ArrayList<>();
    for (int i = 0; i < stores.size(); i++) {
      sweeps.add(
          new One(
              differ ? own.get(i) : folders.get(i),
              folders.get(i),
              results.get(i),
              judged(results.get(i))));
    }
    return sweeps;
  }

  private static String name(Results results) {
    return results.spec().map(SweepSpec::name).orElseGet(() -> nameOf(results.trials()));
  }

  private static String nameOf(List<TrialRow> trials) {
    return trials.stream().map(row -> row.key().sweep()).findFirst().orElse("");
  }

  private static List<TrialRow> judged(Results results) {
    List<TrialRow> fresh =
        results.trials().stream()
            .filter(row -> results.verdictSeeds().contains(row.seed()))
            .toList();
    return fresh.isEmpty() ? results.trials() : fresh;
  }

  /** A setting that several sweeps tried is each sweep's own. */
  private static TrialRow of(TrialRow row, String name) {
    TrialKey key = row.key();
    return row.with(
        new TrialKey(name, key.trialId(), name + ":" + key.settingId(), key.seed(), key.rung()));
  }

  private static void check(List<One> sweeps) {
    for (One one : sweeps) {
      require(
          one.trials().stream().anyMatch(TrialRow::isCompleted),
          "%s: no trial has completed; expected a sweep with trials".formatted(one.folder()));
    }
    same(sweeps, "were trained on", one -> one.trials().get(0).training().data());
    same(
        sweeps,
        "are judged by",
        one ->
            one.trials().stream()
                .filter(TrialRow::isCompleted)
                .findFirst()
                .map(row -> row.scores().comparedBy().metric())
                .orElse(""));
    Set<Long> shared =
        sweeps.stream()
            .map(
                one ->
                    one.trials().stream()
                        .filter(row -> !row.isFailed())
                        .map(TrialRow::seed)
                        .collect(Collectors.toSet()))
            .reduce(
                (some, others) ->
                    some.stream().filter(others::contains).collect(Collectors.toSet()))
            .orElse(Set.of());
    require(
        shared.size() > 1,
        "%s share %s: expected at least two, by which they are paired"
            .formatted(folders(sweeps), shared.isEmpty() ? "no seed" : "one seed only"));
  }

  private static void same(
      List<One> sweeps, String verb, java.util.function.Function<One, String> of) {
    Map<String, String> values = new TreeMap<>();
    sweeps.forEach(one -> values.merge(of.apply(one), one.folder(), (a, b) -> a + " and " + b));
    require(
        values.size() == 1,
        "%s %s %s: expected the same"
            .formatted(folders(sweeps), verb, String.join(", ", values.keySet())));
  }

  private static String folders(List<One> sweeps) {
    return sweeps.stream().map(One::folder).collect(Collectors.joining(" and "));
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  private static List<String> warnings(List<One> sweeps) {
    List<String> warnings = new ArrayList<>();
    List<Integer> tried =
        sweeps.stream()
            .map(
                one ->
                    (int)
                        one.results().choosing().stream()
                            .map(TrialRow::settingId)
                            .distinct()
                            .count())
            .toList();
    if (Set.copyOf(tried).size() > 1) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < sweeps.size(); i++) {
        parts.add("%s %d".formatted(sweeps.get(i).name(), tried.get(i)));
      }
      warnings.add(
          "They tried different numbers of settings (%s): the one that tried more may be better for that."
              .formatted(String.join(", ", parts)));
    }
    Set<Long> images =
        sweeps.stream()
            .flatMap(one -> one.trials().stream())
            .map(row -> (long) row.training().iterations() * row.training().batchSize())
            .collect(Collectors.toSet());
    if (images.size() > 1) {
      warnings.add(
          "They trained for different numbers of images: what is better may be the budget.");
    }
    Set<Validation> validations =
        sweeps.stream()
            .flatMap(one -> one.results().spec().stream())
            .map(spec -> spec.training().validation())
            .collect(Collectors.toSet());
    if (validations.size() > 1) {
      warnings.add("They were validated on different examples: seeds are no pairs.");
    }
    return warnings;
  }
}
