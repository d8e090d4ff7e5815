package io.onecycle.worker.nativeops;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Max or mean pooling. */
final class PoolStage implements Stage {

  /** Padding is not counted in a mean; channels first. */
  private static final long[] WITHOUT_PADDING_NCHW = {0, 0};

  private final NativeCall forward;
  private final Runnable backward;
  private final Runnable settled;

  PoolStage(Operation.Pool operation, OperationArrays place) throws NotCoveredException {
    INDArray x = place.input();
    Shape image = new Shape((int) x.size(1), (int) x.size(2), (int) x.size(3));
    long[] arguments = NativeWindow.of(operation.window(), image).arguments(WITHOUT_PADDING_NCHW);
    String name = operation.kind() == Operation.Pool.Kind.MAX ? "maxpool2d" : "avgpool2d";
    forward = NativeCall.of(name).reads(x).integers(arguments).into(place.output());
    backward =
        NativeCall.of(name + "_bp")
            .reads(x, place.outputGradient())
            .integers(arguments)
            .into(place.inputGradient(0));
    settled = place.settled(0);
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    backward.run();
    settled.run();
  }
}
