package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.data.SeedStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What layers see of one pass of a mini-batch. */
final class Pass {

  private final Mode mode;
  private final Leaves leaves;
  private final Values values;
  private final Place place;

  /**
   * What a pass is for.
   *
   * @param seed of the trial
   * @param steps made so far; with the seed it fixes what is drawn
   */
  record Mode(boolean training, long seed, long steps) {
    static Mode inference() {
      return new Mode(false, 0, 0);
    }
  }

  Pass(Mode mode, Leaves leaves, Values values, Place place) {
    this.mode = mode;
    this.leaves = leaves;
    this.values = values;
    this.place = place;
  }

  boolean isTraining() {
    return mode.training();
  }

  /** Value {@code v}, which has been made. */
  Tensor value(int v) {
    return values.at(v);
  }

  /** A parameter, in the precision of the pass where it is multiplied by. */
  Tensor parameter(Parameter parameter) {
    return leaves.of(parameter);
  }

  /** What dropout multiplies {@code x} by, of a draw for this value and step alone. */
  Tensor factors(double keep, int value, Tensor x) {
    long seed = SeedStream.DROPOUT.seed(SeedStream.DROPOUT.seed(mode.seed(), mode.steps()), value);
    long[] shape = {x.size(0), x.size(1), x.size(2), x.size(3)};
    Tensor factors = place.factors(keep, seed, shape);
    return x.scalar_type() == ScalarType.Float ? factors : factors.to(x.scalar_type());
  }
}
