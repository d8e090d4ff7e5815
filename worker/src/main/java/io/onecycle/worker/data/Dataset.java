package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A data set in memory.
 *
 * @param name as a sweep names it
 * @param train what is learnt from
 * @param validation what the data set comes with to validate on, of the shape and the target of
 *     {@code train}; empty where it comes with none
 * @param test of the shape and the target of {@code train}
 * @param normalisation of the inputs; empty where it comes from the examples that are trained on
 * @param targetScale of numbers that are learnt; empty where it comes from the examples that are
 *     trained on
 * @param representation what its numbers stand for
 * @param isInAnyOrder whether the order of the training examples may tell of them, as where files
 *     of a class follow each other: a limit then takes a part of each class, else the first
 */
public record Dataset(
    String name,
    Examples train,
    Optional<Examples> validation,
    Examples test,
    Optional<Normalisation> normalisation,
    Optional<TargetScale> targetScale,
    Representation representation,
    boolean isInAnyOrder) {

  public Dataset {
    Require.that(
        kind(train).equals(kind(test)),
        "test examples",
        kind(test),
        kind(train) + " as the training examples");
    validation.ifPresent(
        own ->
            Require.that(
                kind(train).equals(kind(own)),
                "validation examples",
                kind(own),
                kind(train) + " as the training examples"));
  }

  /** One with constants of its own. */
  public Dataset(
      String name,
      Examples train,
      Examples test,
      Optional<Normalisation> normalisation,
      Optional<TargetScale> targetScale) {
    this(
        name,
        train,
        Optional.empty(),
        test,
        normalisation,
        targetScale,
        Representation.PLAIN,
        false);
  }

  /** One that is scaled by what is trained on. */
  public Dataset(String name, Examples train, Examples test) {
    this(name, train, test, Optional.empty(), Optional.empty());
  }

  /** One in the order of somebody's files, of numbers that stand for themselves. */
  public static Dataset inAnyOrder(
      String name, Examples train, Optional<Examples> validation, Examples test) {
    return inAnyOrder(name, train, validation, test, Representation.PLAIN);
  }

  /** One in the order of somebody's files, scaled by what is trained on. */
  public static Dataset inAnyOrder(
      String name,
      Examples train,
      Optional<Examples> validation,
      Examples test,
      Representation representation) {
    return new Dataset(
        name, train, validation, test, Optional.empty(), Optional.empty(), representation, true);
  }

  /** Its own normalisation, or that which the given examples have mean 0 and deviation 1 by. */
  public Normalisation normalisation(Examples training, int[] indices) {
    return normalisation.orElseGet(
        () -> Normalisation.of(training, indices).leaving(representation.indicators()));
  }

  /** What outputs are called: classes by their number, and numbers, where they have no names. */
  public List<String> outputNames() {
    int outputs = train.target().outputs();
    boolean classes = train.target() instanceof Target.Classes;
    return representation.names().size() == outputs
        ? representation.names()
        : IntStream.range(0, outputs)
            .mapToObj(k -> classes ? "" + k : "output_" + (k + 1))
            .toList();
  }

  /** The same, to learn from what it comes with to validate on too. */
  public Dataset learntWhole() {
    return validation
        .map(
            own ->
                new Dataset(
                    name,
                    train.with(own),
                    Optional.empty(),
                    test,
                    normalisation,
                    targetScale,
                    representation,
                    isInAnyOrder))
        .orElse(this);
  }

  private static String kind(Examples examples) {
    return examples.shape() + " in " + examples.target();
  }
}
