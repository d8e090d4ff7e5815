package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * What trials are validated on.
 *
 * @param examples of one seed, of most trials; empty where rows do not say
 * @param rotates whether each seed has others
 * @param step in which values differ: of an accuracy one over the number of examples; 0 where it is
 *     not known
 */
public record ValidationSet(OptionalInt examples, boolean rotates, double step) {

  /** Few values have a small divisor in common by chance: fewer examples are not read off them. */
  private static final int FEWEST_INFERRED = 100;

  /** More examples than this are not read off values. */
  private static final int MOST_INFERRED = 20_000;

  static ValidationSet of(Collection<TrialRow> trials, Objective objective, boolean rotates) {
    int[] counts =
        trials.stream()
            .flatMap(trial -> trial.scores().validationExamples().stream())
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    OptionalInt examples =
        counts.length == 0 ? OptionalInt.empty() : OptionalInt.of(counts[counts.length / 2]);
    if (!Objectives.isAccuracy(objective)) {
      return new ValidationSet(examples, rotates, 0);
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
    return new ValidationSet(examples, rotates, step);
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
    return rotates || (examples.isPresent() && Objectives.isAccuracy(objective));
  }

  /** What validating all seeds on the same examples adds to the variance of an accuracy's mean. */
  double sharedVariance(Objective objective, double accuracy) {
    return rotates || examples.isEmpty() || !Objectives.isAccuracy(objective)
        ? 0
        : binomial(accuracy) / examples.getAsInt();
  }

  /** The part of the variance of a mean over {@code seeds} that is of the examples. */
  double ofExamples(Objective objective, double accuracy, int seeds) {
    return examples.isEmpty() || !Objectives.isAccuracy(objective)
        ? 0
        : binomial(accuracy) / examples.getAsInt() / (rotates ? seeds : 1);
  }

  private static double binomial(double accuracy) {
    return Math.max(0, accuracy * (1 - accuracy));
  }
}
