package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Networks that Keras saved. They are read by Deeplearning4j's importer, which is no part of this
 * program: it brings HDF5's native code, and runs in a process of its own.
 */
public final class KerasFile {

  static final String EXPECTED =
      "a Sequential or functional model of Keras 1 or 2, saved with its weights as HDF5";

  static final String SUBJECT = "the Keras file";
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private KerasFile() {}

  /**
   * The same network as an archive of Deeplearning4j's, the same whenever it is converted.
   *
   * @throws FaultyModelException if it is no such network, or the importer is not there
   */
  public static byte[] converted(byte[] hdf5) {
    return converted(hdf5, ImporterProcess.USUAL);
  }

  static byte[] converted(byte[] hdf5, ImporterProcess importer) {
    if (hdf5.length < SIGNATURE.length || !Arrays.equals(SIGNATURE, 0, 8, hdf5, 0, 8)) {
      throw new FaultyModelException(SUBJECT, "cannot be read: it is no HDF5", KerasFile.EXPECTED);
    }
    try {
      Path folder = Files.createTempDirectory("keras");
      try {
        return importer.archive(Files.write(folder.resolve("network.h5"), hdf5), folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot convert a Keras file in a temporary folder", e);
    }
  }

  /** The importer's process has ended, and made files only. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  static FaultyModelException fault(Throwable cause, String problem, String expected) {
    FaultyModelException fault = new FaultyModelException(SUBJECT, problem, expected);
    fault.initCause(cause);
    return fault;
  }
}
