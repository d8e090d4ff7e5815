package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;

/**
 * How the numbers of a trial are brought to a common scale.
 *
 * @param inputs of what a network is shown
 * @param targets of the numbers that are learnt; of no account for classes
 */
public record Scaling(Normalisation inputs, TargetScale targets) {

  /** Inputs alone: for classes. */
  public static Scaling ofInputs(Normalisation inputs) {
    return new Scaling(inputs, TargetScale.none(1));
  }

  /** The constants of a data set where it has some, else by the examples that are trained on. */
  public static Scaling of(Dataset data, Examples training, int[] indices) {
    return new Scaling(
        data.normalisation(training, indices),
        data.targetScale()
            .orElseGet(() -> TargetScale.of(training, indices).shiftedBy(data.representation())));
  }
}
