package io.onecycle.worker.torch;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;

/**
 * How much memory a trainer is taken to need: libtorch allocates as it goes, and nobody can say
 * beforehand. Every value is kept for the gradient; two more of the largest are at work, and as
 * much again in the layouts that convolutions compute in.
 */
final class MemoryNeed {

  private static final int AT_WORK = 8;

  private MemoryNeed() {}

  /** Of the parameters, in bytes: themselves, gradient, buffer, and pieces on their way there. */
  static long ofParameters(Structure structure) {
    return 4L * structure.parameterCount() * Float.BYTES;
  }

  /** Of a mini-batch of {@code n} in training, in bytes. */
  static long ofTraining(Structure structure, Training training, int n) {
    long kept = structure.shapes().stream().mapToLong(Shape::size).sum();
    return n * (kept + AT_WORK * largest(structure)) * bytes(training.precision());
  }

  /** Of a mini-batch of {@code n} in inference, in bytes. */
  static long ofInference(Structure structure, Training training, int n) {
    return (long) n * AT_WORK * largest(structure) * bytes(training.precision());
  }

  private static long largest(Structure structure) {
    return structure.shapes().stream().mapToLong(Shape::size).max().orElse(0);
  }

  private static int bytes(Precision precision) {
    return precision == Precision.BFLOAT16 ? Short.BYTES : Float.BYTES;
  }
}
