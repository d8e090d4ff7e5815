package io.onecycle.driver.table;

import java.util.Optional;

/**
 * What determined a trial beside its setting and what {@link TrialTraining} says. Rows of version
 * 0.1.0 say none of it.
 *
 * @param dataContent the data set by its content: its name if it holds what was published under it,
 *     else with a checksum behind it; of data of one's own {@code own@} and its version
 * @param validation where the validation examples came from, as the trial's id has it: a share,
 *     {@code share,rotating}, {@code own} or {@code test}
 * @param trainLimit how many training examples were used at most; empty if all were
 * @param augment {@code none}, or what was done to each training image, in alphabetical order
 * @param precision what the network's values were computed in
 * @param resultsVersion of the program: {@link #RESULTS_VERSION} when the row was made
 * @param classWeights what each class counted in the loss, as sweep files write it: {@code none}
 */
public record TrialInputs(
    Optional<String> dataContent,
    Optional<String> validation,
    Optional<Integer> trainLimit,
    Optional<String> augment,
    Optional<String> precision,
    Optional<Integer> resultsVersion,
    Optional<String> classWeights) {

  /**
   * To be raised when the same trial comes to something else than before, by more than the order of
   * float sums. Trials of different versions are not compared.
   */
  public static final int RESULTS_VERSION = 1;

  /** Of rows that do not say. */
  public static final TrialInputs UNKNOWN =
      new TrialInputs(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether the row says what determined it. */
  public boolean isKnown() {
    return dataContent.isPresent();
  }
}
