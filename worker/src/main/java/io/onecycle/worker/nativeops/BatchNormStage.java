package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch norm. Where the running statistics lie in the gradient, it leaves what the update is to
 * subtract from them, {@code (1 − decay)·(running − batch)}, of the unbiased variance: so they move
 * with all else.
 */
final class BatchNormStage implements Stage {

  private final NativeCall mean;
  private final NativeCall variance;
  private final NativeCall forward;
  private final NativeCall inference;
  private final NativeCall backward;
  private final Runnable settled;
  private final Runnable statistics;

  BatchNormStage(Operation.BatchNorm operation, OperationArrays place) {
    INDArray x = columns(place.input());
    INDArray y = columns(place.output());
    INDArray gain = place.parameters().of(operation.gain().orElseThrow());
    INDArray shift = place.parameters().of(operation.shift().orElseThrow());
    INDArray runningMean = place.parameters().of(operation.mean());
    INDArray runningVariance = place.parameters().of(operation.variance());
    long channels = gain.length();
    INDArray batchMean = place.memory().further(channels);
    INDArray batchVariance = place.memory().further(channels);
    mean = NativeCall.of("reduce_mean").reads(x).integers(0, 2, 3).into(batchMean);
    variance = NativeCall.of("reduce_variance").reads(x).integers(0, 2, 3).into(batchVariance);
    forward = call("batchnorm", operation, x, batchMean, batchVariance, gain, shift).into(y);
    inference = call("batchnorm", operation, x, runningMean, runningVariance, gain, shift).into(y);
    backward =
        call("batchnorm_bp", operation, x, batchMean, batchVariance, gain, shift)
            .reads(columns(place.outputGradient()))
            .into(
                columns(place.inputGradient(0)),
                place.memory().further(channels),
                place.memory().further(channels),
                place.parameters().gradientOf(operation.gain().orElseThrow()),
                place.parameters().gradientOf(operation.shift().orElseThrow()));
    settled = place.settled(0);
    INDArray meanChange = place.parameters().gradientOf(operation.mean());
    INDArray varianceChange = place.parameters().gradientOf(operation.variance());
    double share = 1 - operation.decay();
    double unbiasing = Operation.BatchNorm.unbiasing(x.length() / channels);
    statistics =
        () -> {
          runningMean.subi(batchMean, meanChange).muli(share);
          INDArray unbiased = batchVariance.muli(unbiasing, varianceChange);
          runningVariance.subi(unbiased, varianceChange).muli(share);
        };
  }

  @Override
  public void forward() {
    mean.run();
    variance.run();
    forward.run();
    statistics.run();
  }

  @Override
  public void infer() {
    inference.run();
  }

  @Override
  public void backward() {
    backward.run();
    settled.run();
  }

  private static NativeCall.Builder call(
      String name, Operation.BatchNorm operation, INDArray... read) {
    int scale = 1;
    int offset = 1;
    int channelAxis = 1;
    return NativeCall.of(name)
        .reads(read)
        .integers(scale, offset, channelAxis)
        .numbers(operation.epsilon());
  }

  /**
   * Pixels in one column, shape [n, channels, pixels, 1]: with cuDNN, an image as wide as it has
   * channels would be taken for one with its channels last.
   */
  private static INDArray columns(INDArray image) {
    return image.reshape('c', true, image.size(0), image.size(1), image.size(2) * image.size(3), 1);
  }
}
