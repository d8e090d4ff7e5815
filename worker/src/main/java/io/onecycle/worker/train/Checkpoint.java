package io.onecycle.worker.train;

import io.onecycle.worker.trial.result.CurvePoint;
import java.util.List;

/**
 * A trial between two iterations: all that a later attempt needs to go on as if nothing had
 * happened, on a CPU to the last bit. Averages, the best epoch and the divergence guard follow from
 * the curve; what comes next of the data, from the seed and how many iterations are made.
 *
 * @param curve every iteration so far, at least one; after the last one of an epoch, with its
 *     validation
 * @param state of the trainer after them
 * @param trainingNanos wall time of those iterations, in whichever attempts they were made
 * @param images how many images they saw
 * @param backend what computed them
 */
public record Checkpoint(
    List<CurvePoint> curve, TrainerState state, long trainingNanos, long images, String backend) {

  public Checkpoint {
    curve = List.copyOf(curve);
  }
}
