package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Training;

/** Compiles for libtorch, where it is there. */
public final class TorchCompiler implements Compiler {

  private final Device device;
  private final int threads;
  private final NativeBudget budget;

  /**
   * A compiler for one device.
   *
   * @param device the processor, or the GPU that the calling thread is bound to
   * @param threads that a trainer on the processor computes with, at least 1
   * @param budget of the memory outside of the heap; what is on a GPU does not count
   */
  public TorchCompiler(Device device, int threads, NativeBudget budget) {
    this.device = device;
    this.threads = threads;
    this.budget = budget;
  }

  @Override
  public Trainer compile(Structure structure, Training training) throws NotCoveredException {
    var missing = Libtorch.missing();
    if (missing.isPresent()) {
      throw new NotCoveredException(missing.get());
    }
    try {
      return device instanceof Device.Cuda gpu
          ? TorchTrainer.create(structure, training, on(gpu), new NativeBudget(Long.MAX_VALUE))
          : TorchTrainer.create(structure, training, new CpuPlace(threads), budget);
    } catch (LinkageError e) {
      throw new NotCoveredException("libtorch cannot be loaded here: " + e.getMessage(), e);
    }
  }

  private static Place on(Device.Cuda gpu) {
    try {
      return new CudaPlace(gpu.index());
    } catch (RuntimeException e) {
      throw Failure.of(e);
    }
  }
}
