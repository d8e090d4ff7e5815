package io.onecycle.worker.model;

import io.onecycle.worker.torch.Libtorch;
import java.util.Optional;

/** What computes. */
public enum Backend {
  /** libtorch on a GPU; on the processor the fastest that covers the network and the machine. */
  AUTO,
  /** Compiled for the CPU, on oneDNN. */
  ONEDNN,
  /** Compiled for libtorch, on a GPU or on the CPU, where it is there. */
  TORCH,
  /** Deeplearning4j's own passes. */
  DL4J;

  /** Why libtorch is not there; empty where it is. */
  public static Optional<String> missingTorch() {
    return Libtorch.missing();
  }
}
