package io.onecycle.worker.torch;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.trial.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Mini-batches on their way from Java's heap to the device. */
final class Inputs implements AutoCloseable {

  private final Place place;
  private final Staging pixels;
  private final Staging targets;

  Inputs(Place place) {
    this.place = place;
    this.pixels = new Staging(place);
    this.targets = new Staging(place);
  }

  /** The images, shape [n, channels, height, width], in the precision of a pass. */
  Tensor images(Batch batch, Precision precision) {
    int n = batch.size();
    var shape = batch.shape();
    Tensor images =
        pixels
            .put(batch.pixels(), n * shape.size())
            .view(n, shape.channels(), shape.height(), shape.width());
    ScalarType type = precision == Precision.BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Float;
    return images.to(place.device(), type, true, false, Formats.channelsLast());
  }

  /** The classes, shape [n]. */
  Tensor labels(Batch batch) {
    float[] numbers = new float[batch.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = batch.labels()[i];
    }
    return targets
        .put(numbers, numbers.length)
        .to(place.device(), ScalarType.Long, true, false, Formats.asIs());
  }

  /** The numbers to be learnt, shape [n, width]. */
  Tensor values(Batch batch, int width) {
    return targets
        .put(batch.values(), batch.size() * width)
        .view(batch.size(), width)
        .to(place.device(), ScalarType.Double, true, false, Formats.asIs());
  }

  @Override
  public void close() {
    pixels.close();
    targets.close();
  }

  /** Memory of the host that is copied from. */
  private static final class Staging implements AutoCloseable {
    private final Place place;
    private Kept kept = new Kept();
    private Tensor memory = new Tensor();
    private long capacity;

    Staging(Place place) {
      this.place = place;
    }

    /** The first {@code count} numbers, until the next call. */
    Tensor put(float[] numbers, int count) {
      if (count > capacity) {
        kept.close();
        capacity = 0;
        memory = kept.keep(torch.empty(new long[] {count}, place.staging(), Formats.asIs()));
        capacity = count;
      }
      memory.data_ptr_float().put(numbers, 0, count);
      return memory.narrow(0, 0, count);
    }

    @Override
    public void close() {
      kept.close();
    }
  }
}
