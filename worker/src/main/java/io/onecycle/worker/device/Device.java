package io.onecycle.worker.device;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/** What a trial computes on. */
public sealed interface Device extends Serializable {

  /** The processor: where no GPU was asked for. */
  Device CPU = new Cpu();

  /** The name in tables: {@code cpu}, {@code cuda:0}, {@code fake:0}. */
  String name();

  /** The processor. */
  record Cpu() implements Device {
    @Override
    public String name() {
      return "cpu";
    }
  }

  /**
   * A GPU.
   *
   * @param index from 0, as CUDA counts in this process: among the devices of {@code
   *     CUDA_VISIBLE_DEVICES} where that is set
   */
  record Cuda(int index) implements Device {
    public Cuda {
      Require.that(index >= 0, "device index", index, "a whole number of at least 0");
    }

    @Override
    public String name() {
      return "cuda:" + index;
    }
  }

  /**
   * Stands in for a GPU where there is none, to try a cluster's scheduling: computes on the
   * processor, and says so in the tables.
   *
   * @param index from 0
   */
  record Fake(int index) implements Device {
    public Fake {
      Require.that(index >= 0, "device index", index, "a whole number of at least 0");
    }

    @Override
    public String name() {
      return "fake:" + index;
    }
  }
}
