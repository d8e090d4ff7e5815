package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import java.util.Optional;

/**
 * A data set in memory.
 *
 * @param name as a sweep names it
 * @param train what is learnt from
 * @param test of the shape and the target of {@code train}
 * @param normalisation of the inputs; empty where it comes from the examples that are trained on
 * @param targetScale of numbers that are learnt; empty where it comes from the examples that are
 *     trained on
 */
public record Dataset(
    String name,
    Examples train,
    Examples test,
    Optional<Normalisation> normalisation,
    Optional<TargetScale> targetScale) {

  public Dataset {
    Require.that(
        kind(train).equals(kind(test)),
        "test examples",
        kind(test),
        kind(train) + " as the training examples");
  }

  /** One that is scaled by what is trained on. */
  public Dataset(String name, Examples train, Examples test) {
    this(name, train, test, Optional.empty(), Optional.empty());
  }

  private static String kind(Examples examples) {
    return examples.shape() + " in " + examples.target();
  }
}
