package io.onecycle.worker.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Memory of the host that numbers are copied to a device from. */
final class Staging implements AutoCloseable {

  private final Place place;
  private final ScalarType type;
  private final Kept kept = new Kept();
  private Tensor memory = new Tensor();
  private long capacity;

  /**
   * No memory yet.
   *
   * @param type floats or ints
   */
  Staging(Place place, ScalarType type) {
    this.place = place;
    this.type = type;
  }

  /** The first {@code count} numbers, valid until the next call. */
  Tensor put(float[] numbers, int count) {
    grow(count);
    memory.data_ptr_float().put(numbers, 0, count);
    return memory.narrow(0, 0, count);
  }

  /** The first {@code count} numbers, valid until the next call. */
  Tensor put(int[] numbers, int count) {
    grow(count);
    memory.data_ptr_int().put(numbers, 0, count);
    return memory.narrow(0, 0, count);
  }

  private void grow(int count) {
    if (count > capacity) {
      kept.close();
      capacity = 0;
      memory = kept.keep(torch.empty(new long[] {count}, place.staging(type), Formats.asIs()));
      capacity = count;
    }
  }

  @Override
  public void close() {
    kept.close();
  }
}
