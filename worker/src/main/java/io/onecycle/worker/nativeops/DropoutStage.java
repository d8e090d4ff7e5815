package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.data.SeedStream;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout. Its mask is drawn on the host from the number of steps made so far, so that a
 * trainer that goes back to a state draws the same once more, whatever computes.
 */
final class DropoutStage implements Stage {

  private final int index;
  private final double keep;
  private final LongSupplier steps;
  private final INDArray input;
  private final INDArray output;
  private final INDArray outputGradient;
  private final INDArray inputGradient;
  private final INDArray mask;
  private final INDArray flatMask;
  private final float[] drawn;
  private final Runnable settled;

  DropoutStage(Operation.Dropout operation, Place place, LongSupplier steps) {
    this.index = place.index();
    this.keep = operation.keep();
    this.steps = steps;
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
    SplittableRandom random =
        new SplittableRandom(SeedStream.DROPOUT.seed(steps.getAsLong(), index));
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
