package io.onecycle.worker.torch;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The processor. */
final class CpuPlace implements Place {

  private final int threads;
  private final boolean holdsExamples;

  /** Computes with so many threads. */
  CpuPlace(int threads) {
    this(threads, false);
  }

  /** The same, with mini-batches made as on a device that holds the examples: for tests. */
  CpuPlace(int threads, boolean holdsExamples) {
    this.threads = threads;
    this.holdsExamples = holdsExamples;
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Device device() {
    return new Device(DeviceType.CPU);
  }

  @Override
  public void enter() {
    if (torch.get_num_threads() != threads) {
      torch.set_num_threads(threads);
    }
  }

  @Override
  public TensorOptions staging(ScalarType type) {
    return new TensorOptions(type);
  }

  @Override
  public boolean holdsExamples() {
    return holdsExamples;
  }

  @Override
  public void await() {}

  /** Drawn as the other compilers draw them, example after example. */
  @Override
  public Tensor factors(double keep, long seed, long[] shape) {
    Tensor factors = torch.empty(shape, staging(ScalarType.Float), Formats.asIs());
    float[] drawn = new float[Math.toIntExact(factors.numel())];
    SplittableRandom random = new SplittableRandom(seed);
    float kept = (float) (1 / keep);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextDouble() < keep ? kept : 0;
    }
    factors.data_ptr_float().put(drawn);
    return factors;
  }

  @Override
  public void trim() {}

  @Override
  public void close() {}
}
