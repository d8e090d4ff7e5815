package io.onecycle.worker.onednn;

import io.onecycle.worker.data.SeedStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** What dropout multiplies by, drawn anew for each step; a step's draw depends on nothing else. */
final class DropoutMask {

  private final double keep;
  private final int layer;
  private final float[] factors;
  private final Tensor tensor;
  private final int run;
  private FloatPointer place = new FloatPointer();

  /**
   * A mask.
   *
   * @param run how many numbers side by side are dropped together
   */
  DropoutMask(double keep, int layer, Tensor tensor, long run) {
    this.run = Math.toIntExact(run);
    this.keep = keep;
    this.layer = layer;
    this.tensor = tensor;
    this.factors = new float[Math.toIntExact(tensor.layout().bytes() / Float.BYTES)];
  }

  Tensor tensor() {
    return tensor;
  }

  void bind(Pointer memory) {
    tensor.bind(memory);
    place = new FloatPointer(memory);
  }

  void draw(long seed, long step) {
    SplittableRandom random =
        new SplittableRandom(SeedStream.DROPOUT.seed(SeedStream.DROPOUT.seed(seed, step), layer));
    float kept = (float) (1 / keep);
    for (int i = 0; i < factors.length; i += run) {
      Arrays.fill(factors, i, i + run, random.nextDouble() < keep ? kept : 0);
    }
    place.put(factors);
  }
}
