package io.onecycle.worker.torch;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Window;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Max or mean pooling. */
record PoolLayer(Operation.Pool operation) implements Layer {

  private static final boolean ROUNDS_UP = false;
  private static final boolean COUNTS_PADDING = true;

  @Override
  public Tensor forward(Pass pass) {
    Tensor x = pass.value(operation.input());
    Padding padding = Padding.ofPool(operation.window());
    return switch (operation.kind()) {
      case MAX ->
          torch.max_pool2d(
              padding.applied(x, Double.NEGATIVE_INFINITY),
              padding.size(),
              padding.stride(),
              padding.within(),
              padding.dilation(),
              ROUNDS_UP);
      case MEAN -> mean(x, padding);
      case MEAN_WITH_PADDING -> {
        Tensor padded = padding.applied(x, 0);
        yield sums(padded, padding).div(new Scalar(places()));
      }
    };
  }

  private Tensor mean(Tensor x, Padding padding) {
    if (operation.window().equals(Window.over(shape(x)))) {
      return x.mean(new long[] {2, 3}, true, new ScalarTypeOptional());
    }
    Tensor counts = sums(padding.applied(torch.ones_like(x.narrow(0, 0, 1)), 0), padding);
    return sums(padding.applied(x, 0), padding).div(counts);
  }

  private double places() {
    return (double) operation.window().height() * operation.window().width();
  }

  /** Of each window the sum, padding being 0. */
  private static Tensor sums(Tensor x, Padding padding) {
    if (padding.isDilated()) {
      long channels = x.size(1);
      Tensor ones = torch.ones_like(x.narrow(0, 0, 1).narrow(2, 0, 1).narrow(3, 0, 1));
      Tensor window =
          ones.permute(1, 0, 2, 3).expand(channels, 1, padding.size()[0], padding.size()[1]);
      return torch.conv2d(
          x,
          window,
          new TensorOptional(),
          padding.stride(),
          padding.within(),
          padding.dilation(),
          channels);
    }
    return torch.avg_pool2d(
        x,
        padding.size(),
        padding.stride(),
        padding.within(),
        ROUNDS_UP,
        COUNTS_PADDING,
        new LongOptional(1));
  }

  private static Shape shape(Tensor x) {
    return new Shape((int) x.size(1), (int) x.size(2), (int) x.size(3));
  }
}
