package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Networks that Keras saved. They are read by Deeplearning4j's importer, which is no part of this
 * program: it brings HDF5's native code.
 */
public final class KerasFile {

  static final String EXPECTED =
      "a Sequential or functional model of Keras 1 or 2, saved with its weights as HDF5";

  private static final String SUBJECT = "the Keras file";
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private KerasFile() {}

  /**
   * The same network as an archive of Deeplearning4j's, the same whenever it is converted.
   *
   * @throws FaultyModelException if it is no such network, or the importer is not there
   */
  public static byte[] converted(byte[] hdf5) {
    if (hdf5.length < SIGNATURE.length || !Arrays.equals(SIGNATURE, 0, 8, hdf5, 0, 8)) {
      throw new FaultyModelException(SUBJECT, "cannot be read: it is no HDF5", KerasFile.EXPECTED);
    }
    try {
      Path file = Files.createTempFile("keras", ".h5");
      try {
        Files.write(file, hdf5);
        return KerasImport.archive(file);
      } finally {
        Files.delete(file);
      }
    } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
      throw fault(
          e,
          "needs " + e.getMessage() + ", which is not on the class path",
          "org.deeplearning4j:deeplearning4j-modelimport:1.0.0-M2.1: give it to spark-submit by"
              + " --packages, or its jar and those of HDF5 by --jars (docs/own-models.md)");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot convert a Keras file in a temporary folder", e);
    }
  }

  static FaultyModelException fault(Throwable cause, String problem, String expected) {
    FaultyModelException fault = new FaultyModelException(SUBJECT, problem, expected);
    fault.initCause(cause);
    return fault;
  }
}
