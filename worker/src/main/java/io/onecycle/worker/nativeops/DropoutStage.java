package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout. Its mask is drawn on the host from the seed and the number of steps made so
 * far, so that a trainer that goes back to a state draws the same once more.
 */
final class DropoutStage implements Stage {

  private final int value;
  private final double keep;
  private final LongUnaryOperator seeds;
  private final INDArray input;
  private final INDArray output;
  private final INDArray outputGradient;
  private final INDArray inputGradient;
  private final INDArray mask;
  private final INDArray flatMask;
  private final float[] drawn;
  private final Runnable settled;

  DropoutStage(Operation.Dropout operation, OperationArrays place, LongUnaryOperator seeds) {
    this.value = place.index() + 1;
    this.keep = operation.keep();
    this.seeds = seeds;
    this.input = place.input();
    this.output = place.output();
    this.outputGradient = place.outputGradient();
    this.inputGradient = place.inputGradient(0);
    this.flatMask = place.memory().further(input.length());
    this.mask = flatMask.reshape('c', true, input.shape());
    this.drawn = new float[Math.toIntExact(input.length())];
    this.settled = place.settled(0);
  }

  @Override
  public void forward() {
    SplittableRandom random = new SplittableRandom(seeds.applyAsLong(value));
    float kept = (float) (1 / keep);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextDouble() < keep ? kept : 0;
    }
    Transfer.upload(drawn, flatMask);
    input.muli(mask, output);
  }

  @Override
  public void infer() {
    output.assign(input);
  }

  @Override
  public void backward() {
    outputGradient.muli(mask, inputGradient);
    settled.run();
  }
}
