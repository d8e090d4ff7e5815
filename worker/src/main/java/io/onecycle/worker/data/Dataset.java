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
 * @param representation what its numbers stand for
 */
public record Dataset(
    String name,
    Examples train,
    Examples test,
    Optional<Normalisation> normalisation,
    Optional<TargetScale> targetScale,
    Representation representation) {

  public Dataset {
    Require.that(
        kind(train).equals(kind(test)),
        "test examples",
        kind(test),
        kind(train) + " as the training examples");
  }

  /** One that is scaled by what is trained on. */
  public Dataset(String name, Examples train, Examples test) {
    this(name, train, test, Representation.PLAIN);
  }

  /** The same, of numbers that stand for others. */
  public Dataset(String name, Examples train, Examples test, Representation representation) {
    this(name, train, test, Optional.empty(), Optional.empty(), representation);
  }

  /** One with constants of its own. */
  public Dataset(
      String name,
      Examples train,
      Examples test,
      Optional<Normalisation> normalisation,
      Optional<TargetScale> targetScale) {
    this(name, train, test, normalisation, targetScale, Representation.PLAIN);
  }

  /** Its own normalisation, or that which the given examples have mean 0 and deviation 1 by. */
  public Normalisation normalisation(Examples training, int[] indices) {
    return normalisation.orElseGet(
        () -> Normalisation.of(training, indices).leaving(representation.indicators()));
  }

  private static String kind(Examples examples) {
    return examples.shape() + " in " + examples.target();
  }
}
