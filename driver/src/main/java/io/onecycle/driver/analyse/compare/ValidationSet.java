package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What trials are validated on.
 *
 * @param examples of one seed, of most trials; empty where rows do not say
 * @param folds which seeds have the same
 * @param repeats whether any two seeds have the same
 * @param step in which values differ: of an accuracy one over the number of examples; 0 where it is
 *     not known
 */
public record ValidationSet(
    OptionalInt examples, ValidationFolds folds, boolean repeats, double step) {

  /** Few values have a small divisor in common by chance: fewer examples are not read off them. */
  private static final int FEWEST_INFERRED = 100;

  /** More examples than this are not read off values. */
  private static final int MOST_INFERRED = 20_000;

  static ValidationSet of(Collection<TrialRow> trials, Objective objective, ValidationFolds folds) {
    Set<Long> seeds = trials.stream().map(TrialRow::seed).collect(Collectors.toSet());
    boolean repeats = folds.count() == 1 || folds.distinct(seeds) < seeds.size();
    int[] counts =
        trials.stream()
            .flatMap(trial -> trial.scores().validationExamples().stream())
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    OptionalInt examples =
        counts.length == 0 ? OptionalInt.empty() : OptionalInt.of(counts[counts.length / 2]);
    if (!Objectives.isAccuracy(objective)) {
      return new ValidationSet(examples, folds, repeats, 0);
    }
    double step =
        examples.isPresent()
            ? 1.0 / examples.getAsInt()
            : step(
                trials.stream()
                    .flatMap(trial -> Objectives.last(trial, objective).stream())
                    .mapToDouble(Double::doubleValue)
                    .distinct()
                    .toArray());
    return new ValidationSet(examples, folds, repeats, step);
  }

  /** The largest that all values are multiples of, for few of them have so many in common. */
  private static double step(double[] values) {
    for (int m = FEWEST_INFERRED; m <= MOST_INFERRED && values.length > 0; m++) {
      int count = m;
      if (DoubleStream.of(values)
          .allMatch(v -> Math.abs(v * count - Math.rint(v * count)) < 1e-9 * count)) {
        return 1.0 / m;
      }
    }
    return 0;
  }

  /** Whether figures can be said to hold for examples that were not seen. */
  public boolean isOfNewExamples(Objective objective) {
    return !repeats || (examples.isPresent() && Objectives.isAccuracy(objective));
  }

  /**
   * What validating seeds on the same examples adds to the variance of an accuracy's mean, beside
   * what the spread of the seeds tells.
   */
  double sharedVariance(Objective objective, double accuracy, Collection<Long> seeds) {
    return ofOne(objective, accuracy) * folds.hidden(seeds);
  }

  /** The part of the variance of a mean over {@code seeds} that is of the examples. */
  double ofExamples(Objective objective, double accuracy, Collection<Long> seeds) {
    return ofOne(objective, accuracy) * folds.ofOne(seeds);
  }

  private double ofOne(Objective objective, double accuracy) {
    return examples.isEmpty() || !Objectives.isAccuracy(objective)
        ? 0
        : binomial(accuracy) / examples.getAsInt();
  }

  private static double binomial(double accuracy) {
    return Math.max(0, accuracy * (1 - accuracy));
  }
}
