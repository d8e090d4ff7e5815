package io.onecycle.driver.results;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Alike;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.analyse.words.KindWords;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final Map<String, String> VERBS =
      Map.of("data_content", "were trained on", "validation", "were validated on");

  private record One(String name, String folder, Results results, Alike alike) {
    List<TrialRow> trials() {
      return alike.rows();
    }
  }

  public SweepsCompared {
    names = List.copyOf(names);
    warnings = List.copyOf(warnings);
  }

  /**
   * What several folders hold, one sweep each. Where fresh seeds judge a sweep, they alone count.
   *
   * @throws IllegalArgumentException if one has no trials, if they were trained on other data,
   *     validated on other examples or are judged by other objectives, or share no seed
   */
  public static SweepsCompared of(List<ResultStore> stores) {
    return of(stores, Optional.empty());
  }

  /** As above, judged by this metric rather than by their own objective. */
  public static SweepsCompared of(List<ResultStore> stores, Optional<ObjectiveName> objective) {
    List<One> sweeps = named(stores, objective);
    check(sweeps);
    List<TrialRow> rows =
        sweeps.stream()
            .flatMap(one -> one.trials().stream().map(row -> of(row, one.name())))
            .toList();
    ValidationFolds folds =
        sweeps.stream()
            .map(one -> one.results().folds())
            .min(Comparator.comparing(ValidationFolds::count))
            .orElse(ValidationFolds.SHARED);
    // Fresh seeds are fixed; the sweeps' own count by the rule that spent them.
    Optional<SequentialSeeds> untilDecided =
        sweeps.stream().allMatch(one -> one.results().verdictSeeds().isEmpty())
            ? SweepSpec.untilDecided(
                sweeps.stream().flatMap(one -> one.results().spec().stream()).toList())
            : Optional.empty();
    return new SweepsCompared(
        Comparison.of(rows, TrialAxis.SWEEP, new SeedDesign(untilDecided, folds, Optional.empty())),
        sweeps.stream().map(One::name).toList(),
        warnings(sweeps));
  }

  /** Whether the first of two is better than the second. */
  public Superiority superiority() {
    return Superiority.of(comparison, names.get(0), names.get(1));
  }

  private static List<One> named(List<ResultStore> stores, Optional<ObjectiveName> objective) {
    List<Results> results =
        stores.stream()
            .map(Results::in)
            .map(found -> objective.map(found::judgedBy).orElse(found))
            .toList();
    List<String> own = results.stream().map(SweepsCompared::name).toList();
    List<String> folders = stores.stream().map(ResultStore::root).toList();
    require(
        stores.stream().map(ResultStore::place).distinct().count() == stores.size(),
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
              Alike.of(judged(results.get(i)))));
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
    for (String key : List.of("data_content", "validation")) {
      same(
          sweeps.stream().filter(one -> !said(one, key).isEmpty()).toList(),
          VERBS.get(key),
          one -> said(one, key));
    }
    same(
        sweeps.stream().filter(one -> one.results().spec().isPresent()).toList(),
        VERBS.get("validation"),
        one -> one.results().spec().orElseThrow().training().validation().toString());
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
        values.size() <= 1,
        "%s %s %s: expected the same"
            .formatted(folders(sweeps), verb, String.join(", ", values.keySet())));
  }

  private static String folders(List<One> sweeps) {
    return sweeps.stream().map(One::folder).collect(Collectors.joining(" and "));
  }

  /** What the sweep's trials say of a key; blank where they do not. */
  private static String said(One one, String key) {
    return one.trials().stream()
        .flatMap(row -> Alike.said(row, key).stream())
        .findFirst()
        .orElse("");
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
    for (String key : Alike.keyNames()) {
      Map<String, List<String>> values =
          sweeps.stream()
              .filter(one -> !said(one, key).isEmpty())
              .collect(
                  Collectors.groupingBy(
                      one -> said(one, key),
                      TreeMap::new,
                      Collectors.mapping(One::name, Collectors.toList())));
      if (values.size() > 1) {
        warnings.add(
            "They differ in %s (%s): what is better may be that."
                .formatted(
                    key,
                    values.entrySet().stream()
                        .map(one -> String.join(", ", one.getValue()) + " " + one.getKey())
                        .collect(Collectors.joining("; "))));
      }
    }
    for (One one : sweeps) {
      KindWords.sentences(one.alike())
          .forEach(sentence -> warnings.add(one.name() + ": " + sentence));
    }
    return warnings;
  }
}
