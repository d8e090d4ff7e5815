package io.onecycle.worker.model;

/** What computes. */
public enum Backend {
  /** The fastest that covers the network and the machine. */
  AUTO,
  /** Compiled for the CPU, on oneDNN. */
  ONEDNN,
  /** Deeplearning4j's own passes. */
  DL4J
}
