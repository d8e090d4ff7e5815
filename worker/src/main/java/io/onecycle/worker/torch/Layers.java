package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Arrangement;
import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** What libtorch offers for each operation. */
final class Layers {

  private Layers() {}

  /**
   * The layer of an operation.
   *
   * @param value the number of the value that it makes
   * @throws NotCoveredException if there is none
   */
  static Layer of(Operation operation, int value) throws NotCoveredException {
    if (operation instanceof Operation.Convolution convolution) {
      return pass -> Sums.convolution(convolution, pass);
    } else if (operation instanceof Operation.Deconvolution deconvolution) {
      return pass -> Sums.deconvolution(deconvolution, pass);
    } else if (operation instanceof Operation.Dense dense) {
      return pass -> Sums.dense(dense, pass);
    } else if (operation instanceof Operation.BatchNorm norm) {
      return new BatchNormLayer(norm);
    } else if (operation instanceof Operation.Activation activation) {
      return pass -> Functions.activation(activation, pass.value(activation.input()));
    } else if (operation instanceof Operation.Pool pool) {
      return PoolLayer.of(pool);
    } else if (operation instanceof Operation.Add add) {
      return pass -> pass.value(add.left()).add(pass.value(add.right()));
    } else if (operation instanceof Operation.Dropout dropout) {
      boolean whole = false;
      return pass -> dropped(dropout.keep(), pass.value(dropout.input()), value, whole, pass);
    }
    return others(operation, value);
  }

  private static Layer others(Operation operation, int value) throws NotCoveredException {
    if (operation instanceof Pointwise.ChannelDropout dropout) {
      boolean whole = true;
      return pass -> dropped(dropout.keep(), pass.value(dropout.input()), value, whole, pass);
    } else if (operation instanceof Pointwise.Affine affine) {
      return pass -> Functions.affine(affine, pass.value(affine.input()));
    } else if (operation instanceof Pointwise.Clip clip) {
      return pass -> Functions.clip(clip, pass.value(clip.input()));
    } else if (operation instanceof Pointwise.ParametricRelu relu) {
      return pass -> Functions.parametricRelu(relu, pass);
    } else if (operation instanceof Pointwise.Combined combined) {
      return pass -> Functions.combined(combined, pass);
    } else if (operation instanceof Arrangement.Joined joined) {
      return pass -> Arranging.joined(joined, pass);
    } else if (operation instanceof Arrangement.OfOne arrangement) {
      return pass -> Arranging.of(arrangement, pass.value(arrangement.input()));
    } else if (operation instanceof Normalisation norm) {
      return pass -> Norms.of(norm, pass);
    }
    throw new NotCoveredException("no libtorch operation for " + operation);
  }

  /** Each number, or each whole channel, by itself. */
  private static Tensor dropped(double keep, Tensor x, int value, boolean whole, Pass pass) {
    return pass.isTraining() && keep < 1 ? x.mul(pass.factors(keep, value, x, whole)) : x;
  }

  static TensorOptional optional(Optional<Tensor> tensor) {
    return tensor.map(TensorOptional::new).orElseGet(TensorOptional::new);
  }
}
