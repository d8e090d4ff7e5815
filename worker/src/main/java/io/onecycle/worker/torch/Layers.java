package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Arrangement;
import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise;
import io.onecycle.worker.compile.Window;
import java.util.Optional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What libtorch offers for each operation. */
final class Layers {

  private static final long SOUND_CHANNELS = 16;
  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};
  private static final long UNGROUPED = 1;

  private Layers() {}

  /**
   * The layer of an operation.
   *
   * @param value the number of the value that it makes
   * @throws NotCoveredException if there is none
   */
  static Layer of(Operation operation, int value) throws NotCoveredException {
    if (operation instanceof Operation.Convolution convolution) {
      return pass -> convolution(convolution, pass);
    }
    if (operation instanceof Operation.Dense dense) {
      return pass -> dense(dense, pass);
    }
    if (operation instanceof Operation.BatchNorm norm) {
      return new BatchNormLayer(norm);
    }
    if (operation instanceof Operation.Activation activation) {
      return pass -> Functions.applied(activation, pass.value(activation.input()));
    }
    if (operation instanceof Operation.Pool pool) {
      return new PoolLayer(pool);
    }
    if (operation instanceof Operation.Add add) {
      return pass -> pass.value(add.left()).add(pass.value(add.right()));
    }
    if (operation instanceof Operation.Dropout dropout) {
      return pass -> dropped(dropout.keep(), value, pass, pass.value(dropout.input()));
    }
    if (operation instanceof Operation.Deconvolution deconvolution) {
      return pass -> deconvolution(deconvolution, pass);
    }
    if (operation instanceof Pointwise.OfOne pointwise) {
      return pass -> pointwise(pointwise, value, pass);
    }
    if (operation instanceof Pointwise.Combined combined) {
      return pass -> Functions.combined(combined, pass);
    }
    if (operation instanceof Arrangement.OfOne arrangement) {
      return pass -> Arrangements.arranged(arrangement, pass.value(arrangement.input()));
    }
    if (operation instanceof Arrangement.Joined joined) {
      return pass -> Arrangements.joined(joined, pass);
    }
    if (operation instanceof Normalisation normalisation) {
      return pass -> Normalisations.normalised(normalisation, pass);
    }
    throw new NotCoveredException("no libtorch operation for " + operation);
  }

  private static Tensor convolution(Operation.Convolution operation, Pass pass) {
    Padding padding = Padding.ofConvolution(operation.window());
    Tensor x = pass.value(operation.input());
    boolean thinned = isUnsound(operation.window(), x.size(1));
    return torch.conv2d(
        thinned ? thinned(x, operation.window()) : padding.applied(x, 0),
        ungrouped(pass.parameter(operation.weights())),
        optional(operation.bias().map(pass::parameter)),
        thinned ? ONE : padding.stride(),
        thinned ? NONE : padding.within(),
        padding.dilation(),
        operation.groups());
  }

  /**
   * Whether libtorch's own oneDNN would write past its memory, in the weight gradient: of strides
   * over single pixels of few channels (https://github.com/uxlfoundation/oneDNN/issues/6035).
   */
  private static boolean isUnsound(Window window, long channels) {
    boolean strided = window.strideDown() > 1 || window.strideRight() > 1;
    return window.height() == 1 && window.width() == 1 && strided && channels < SOUND_CHANNELS;
  }

  /** The pixels that a window of one looks at, and no others. */
  private static Tensor thinned(Tensor x, Window window) {
    long[] sides = {window.left(), window.right(), window.top(), window.bottom()};
    return torch
        .constant_pad_nd(x, sides, new Scalar(0.0))
        .slice(2, new LongOptional(), new LongOptional(), window.strideDown())
        .slice(3, new LongOptional(), new LongOptional(), window.strideRight());
  }

  /** Groups' weights one after the other, as libtorch takes them. */
  private static Tensor ungrouped(Tensor weights) {
    return weights.dim() == 4
        ? weights
        : weights.reshape(-1, weights.size(2), weights.size(3), weights.size(4));
  }

  /** All that the windows reach, of which the padding is cut off. */
  private static Tensor deconvolution(Operation.Deconvolution operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Padding padding = Padding.ofConvolution(operation.window());
    Tensor all =
        torch.conv_transpose2d(
            x,
            pass.parameter(operation.weights()).permute(1, 0, 2, 3),
            optional(operation.bias().map(pass::parameter)),
            padding.stride(),
            NONE,
            NONE,
            UNGROUPED,
            padding.dilation());
    Window window = operation.window();
    return all.narrow(2, window.top(), all.size(2) - window.top() - window.bottom())
        .narrow(3, window.left(), all.size(3) - window.left() - window.right());
  }

  private static Tensor dense(Operation.Dense operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor y =
        torch.linear(
            x.reshape(x.size(0), -1),
            pass.parameter(operation.weights()).reshape(operation.weights().shape().get(0), -1),
            optional(operation.bias().map(pass::parameter)));
    return y.view(y.size(0), y.size(1), 1, 1);
  }

  private static Tensor pointwise(Pointwise.OfOne operation, int value, Pass pass) {
    Tensor x = pass.value(operation.input());
    if (operation instanceof Pointwise.Affine affine) {
      return x.mul(new Scalar(affine.factor())).add(new Scalar(affine.summand()));
    }
    if (operation instanceof Pointwise.Clip clip) {
      return torch.clamp(x, bound(clip.least()), bound(clip.most()));
    }
    if (operation instanceof Pointwise.ParametricRelu relu) {
      Tensor below = torch.relu(x.neg()).mul(pass.parameter(relu.slopes()));
      return torch.relu(x).sub(below);
    }
    double keep = ((Pointwise.ChannelDropout) operation).keep();
    return pass.isTraining() && keep < 1
        ? x.mul(pass.factors(keep, value, x.narrow(2, 0, 1).narrow(3, 0, 1)))
        : x;
  }

  private static ScalarOptional bound(double limit) {
    return Double.isInfinite(limit) ? new ScalarOptional() : new ScalarOptional(new Scalar(limit));
  }

  private static Tensor dropped(double keep, int value, Pass pass, Tensor x) {
    return pass.isTraining() && keep < 1 ? x.mul(pass.factors(keep, value, x)) : x;
  }

  static TensorOptional optional(Optional<Tensor> tensor) {
    return tensor.map(TensorOptional::new).orElseGet(TensorOptional::new);
  }
}
