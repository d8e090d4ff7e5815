package io.onecycle.worker.model;

/** What computes. */
public enum Backend {
  /** The fastest that covers the network and the machine. */
  AUTO,
  /** Compiled for the CPU, on oneDNN. */
  ONEDNN,
  /** Compiled for whatever ND4J runs on, a GPU above all, on ND4J's native operations. */
  ND4J,
  /** Deeplearning4j's own passes. */
  DL4J
}
