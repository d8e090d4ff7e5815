package io.onecycle.worker.torch;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Window;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Max or mean pooling. */
record PoolLayer(Operation.Pool operation) implements Layer {

  private static final boolean ROUNDS_UP = false;

  /**
   * A pool.
   *
   * @throws NotCoveredException of a mean that skips pixels, which libtorch has none of
   */
  static PoolLayer of(Operation.Pool operation) throws NotCoveredException {
    if (operation.window().isDilated() && operation.kind() != Operation.Pool.Kind.MAX) {
      throw new NotCoveredException("no libtorch operation for " + operation);
    }
    return new PoolLayer(operation);
  }

  @Override
  public Tensor forward(Pass pass) {
    Tensor x = pass.value(operation.input());
    Window window = operation.window();
    Padding padding = Padding.ofPool(window);
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
      case MEAN_WITH_PADDING ->
          sums(
              padding.applied(x, 0),
              padding,
              new LongOptional((long) window.height() * window.width()));
    };
  }

  private Tensor mean(Tensor x, Padding padding) {
    if (operation.window().equals(Window.over(shape(x)))) {
      return x.mean(new long[] {2, 3}, true, new ScalarTypeOptional());
    }
    if (padding.isWithin()) {
      return sums(x, padding, new LongOptional());
    }
    // Of each window the sum, and how many pixels of the image are in it.
    LongOptional undivided = new LongOptional(1);
    Tensor counts =
        sums(padding.applied(torch.ones_like(x.narrow(0, 0, 1)), 0), padding, undivided);
    return sums(padding.applied(x, 0), padding, undivided).div(counts);
  }

  private static Tensor sums(Tensor x, Padding padding, LongOptional divisor) {
    return torch.avg_pool2d(
        x, padding.size(), padding.stride(), padding.within(), ROUNDS_UP, false, divisor);
  }

  private static Shape shape(Tensor x) {
    return new Shape((int) x.size(1), (int) x.size(2), (int) x.size(3));
  }
}
