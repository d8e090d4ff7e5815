package io.onecycle.worker.model.own;

/** Networks that Keras saved. */
public final class KerasFile {

  private KerasFile() {}

  /** The same network as an archive of Deeplearning4j's. */
  public static byte[] converted(byte[] hdf5) {
    throw new FaultyModelException("the Keras file", "cannot be read yet", "a Deeplearning4j file");
  }
}
