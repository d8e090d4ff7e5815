package io.onecycle.worker.trial.result;

import java.util.List;
import java.util.Optional;

/**
 * What running a trial gave.
 *
 * @param outcome how it ended
 * @param curve every iteration that was run, in order
 * @param validated what it was validated on; empty if it failed
 * @param trainingSeconds wall time of the training loop, input pipeline included, validation
 *     excluded
 * @param imagesTrained how many images that loop saw
 * @param backend the program that computed, e.g. {@code nd4j-native}
 */
public record TrialResult(
    Outcome outcome,
    List<CurvePoint> curve,
    Optional<Validated> validated,
    double trainingSeconds,
    long imagesTrained,
    String backend) {

  public TrialResult {
    curve = List.copyOf(curve);
  }

  /** Training images per second of the training loop; 0 before the first. */
  public double imagesPerSecond() {
    return trainingSeconds > 0 ? imagesTrained / trainingSeconds : 0;
  }
}
