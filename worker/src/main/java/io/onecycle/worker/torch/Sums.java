package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Deconvolution;
import io.onecycle.worker.compile.Operation.Dense;
import io.onecycle.worker.compile.Window;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Weighted sums. */
final class Sums {

  private static final long[] UNPADDED = {0, 0};
  private static final long UNGROUPED = 1;

  private Sums() {}

  static Tensor convolution(Convolution operation, Pass pass) {
    Padding padding = Padding.ofConvolution(operation.window());
    Tensor weights = pass.parameter(operation.weights());
    // Groups come first; libtorch wants their outputs one after the other.
    Tensor flat = weights.dim() == 5 ? weights.flatten(0, 1) : weights;
    return torch.conv2d(
        padding.applied(pass.value(operation.input()), 0),
        flat,
        Layers.optional(operation.bias().map(pass::parameter)),
        padding.stride(),
        padding.within(),
        padding.dilation(),
        operation.groups());
  }

  /** Without padding, and then cut to size: both sides of an image need not be padded alike. */
  static Tensor deconvolution(Deconvolution operation, Pass pass) {
    Window window = operation.window();
    Padding padding = Padding.ofConvolution(window);
    Tensor whole =
        torch.conv_transpose2d(
            pass.value(operation.input()),
            pass.parameter(operation.weights()).transpose(0, 1),
            Layers.optional(operation.bias().map(pass::parameter)),
            padding.stride(),
            padding.within(),
            UNPADDED,
            UNGROUPED,
            padding.dilation());
    long[] sides = {-window.left(), -window.right(), -window.top(), -window.bottom()};
    return padding.isWithin() ? whole : torch.constant_pad_nd(whole, sides, new Scalar(0.0));
  }

  static Tensor dense(Dense operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor weights = pass.parameter(operation.weights());
    Tensor y =
        torch.linear(
            x.reshape(x.size(0), -1),
            weights.reshape(weights.size(0), -1),
            Layers.optional(operation.bias().map(pass::parameter)));
    return y.view(y.size(0), y.size(1), 1, 1);
  }
}
