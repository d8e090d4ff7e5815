package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Operation.BatchNorm;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Structure;

/** Batch-norm's running statistics. */
final class Statistics {

  private Statistics() {}

  /** How much of a running statistic stays from one step to the next. */
  static double decay(Structure structure, Parameter statistic) {
    return structure.operations().stream()
        .filter(BatchNorm.class::isInstance)
        .map(BatchNorm.class::cast)
        .filter(norm -> norm.mean().equals(statistic) || norm.variance().equals(statistic))
        .findFirst()
        .orElseThrow()
        .decay();
  }
}
