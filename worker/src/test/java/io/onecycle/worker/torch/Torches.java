package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.device.Device;

/** Compilers for the processor, with one thread and a budget of their own. */
public final class Torches {

  private Torches() {}

  public static Compiler onCpu() {
    return onCpu(new NativeBudget(1L << 31));
  }

  public static Compiler onCpu(NativeBudget budget) {
    return new TorchCompiler(Device.CPU, 1, budget);
  }
}
