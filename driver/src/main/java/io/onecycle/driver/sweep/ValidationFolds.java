package io.onecycle.driver.sweep;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.HeldOutExamples;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;

/**
 * Which seeds validate on the same examples.
 *
 * @param count into how many folds the training set is divided, each seed holding out the one of
 *     its remainder; 1 where all seeds validate on the same examples
 */
public record ValidationFolds(long count) {

  /** All seeds validate on the same examples. */
  public static final ValidationFolds SHARED = new ValidationFolds(1);

  public ValidationFolds {
    Require.that(count >= 1, "folds", count, "at least 1");
  }

  /** Of data that may come with a validation set, as if it came with none. */
  static ValidationFolds of(Validation validation) {
    return validation.with(false) instanceof Validation.HeldOut held && held.rotate()
        ? new ValidationFolds(HeldOutExamples.folds(held.share()))
        : SHARED;
  }

  /** How many different ones these seeds hold out. */
  public int distinct(Collection<Long> seeds) {
    return bySeed(seeds).size();
  }

  /** How many times the variance of one fold a mean over these seeds has; 1 of a single fold. */
  public double ofOne(Collection<Long> seeds) {
    return bySeed(seeds).values().stream()
        .mapToDouble(each -> Math.pow((double) each / seeds.size(), 2))
        .sum();
  }

  /**
   * What part of the variance of one fold a mean over these seeds has beside what their spread
   * tells: 0 where no two share a fold, 1 where all do. Of shares w of the folds, the mean has Σw²,
   * and the spread of n seeds tells (1 - Σw²) / (n - 1) of it.
   */
  public double hidden(Collection<Long> seeds) {
    double all = ofOne(seeds);
    return seeds.size() < 2 ? all : Math.max(0, all - (1 - all) / (seeds.size() - 1));
  }

  /** What a sweep of these seeds should know; nothing where they hold out all folds they can. */
  public Optional<String> warning(List<Long> seeds) {
    int distinct = distinct(seeds);
    if (count == 1 || distinct == seeds.size() || distinct >= count) {
      return Optional.empty();
    }
    List<String> shared =
        new ArrayList<>(
            seeds.stream().collect(groupingBy(this::fold, TreeMap::new, joined())).values());
    shared.removeIf(each -> !each.contains(","));
    return Optional.of(
        "These seeds hold out the same examples, as the fold is the seed modulo %d: %s. Consecutive seeds tell more of new examples."
            .formatted(count, String.join("; ", shared)));
  }

  private static Collector<Long, ?, String> joined() {
    return mapping(String::valueOf, joining(", "));
  }

  private Map<Long, Long> bySeed(Collection<Long> seeds) {
    return seeds.stream().distinct().collect(groupingBy(this::fold, TreeMap::new, counting()));
  }

  private long fold(long seed) {
    return Math.floorMod(seed, count);
  }
}
