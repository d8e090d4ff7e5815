package io.onecycle.worker.torch;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Numbers put elsewhere. */
final class Arrangements {

  private static final int CHANNELS = 1;

  private Arrangements() {}

  static Tensor arranged(Arrangement.OfOne operation, Tensor x) {
    if (operation instanceof Arrangement.Framed frame) {
      // Sides below 0 are cut off.
      long[] sides = {frame.left(), frame.right(), frame.top(), frame.bottom()};
      return torch.constant_pad_nd(x, sides, new Scalar(0.0));
    }
    if (operation instanceof Arrangement.Upsampled up) {
      long[] size = {x.size(2) * up.down(), x.size(3) * up.across()};
      return torch.upsample_nearest2d(x, size, new DoubleOptional(), new DoubleOptional());
    }
    if (operation instanceof Arrangement.Slice slice) {
      return x.narrow(CHANNELS, slice.from(), slice.to() - slice.from());
    }
    Shape shape = ((Arrangement.Reshaped) operation).shape();
    return x.reshape(x.size(0), shape.channels(), shape.height(), shape.width());
  }

  static Tensor joined(Arrangement.Joined operation, Pass pass) {
    Tensor[] values = operation.inputs().stream().map(pass::value).toArray(Tensor[]::new);
    return torch.cat(new TensorVector(values), CHANNELS);
  }
}
