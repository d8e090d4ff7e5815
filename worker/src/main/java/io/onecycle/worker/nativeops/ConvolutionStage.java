package io.onecycle.worker.nativeops;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution. The native backward pass makes the gradient of the input in any case: for the
 * first layer it is made and ignored.
 */
final class ConvolutionStage implements Stage {

  /** Images and weights both lie channels first. */
  private static final long[] NCHW_AND_OIHW = {0, 1};

  private final NativeCall forward;
  private final NativeCall backward;
  private final Runnable settled;

  ConvolutionStage(Operation.Convolution operation, OperationArrays place)
      throws NotCoveredException {
    INDArray input = place.input();
    Parameters parameters = place.parameters();
    Shape image = new Shape((int) input.size(1), (int) input.size(2), (int) input.size(3));
    long[] arguments = NativeWindow.of(operation.window(), image).arguments(NCHW_AND_OIHW);
    List<Parameter> trained = operation.parameters();
    List<INDArray> read =
        Stream.concat(Stream.of(input), trained.stream().map(parameters::of)).toList();
    forward = NativeCall.of("conv2d").reads(read).integers(arguments).into(place.output());
    backward =
        NativeCall.of("conv2d_bp")
            .reads(read)
            .reads(place.outputGradient())
            .integers(arguments)
            .into(
                Stream.concat(
                        Stream.of(place.inputGradient(0)),
                        trained.stream().map(parameters::gradientOf))
                    .toList());
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
