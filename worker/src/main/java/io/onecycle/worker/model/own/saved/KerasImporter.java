package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.ModelFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program of {@link ImporterProcess}. */
final class KerasImporter {

  private static final String NEEDED =
      "org.deeplearning4j:deeplearning4j-modelimport:1.0.0-M2.1: give it to spark-submit by"
          + " --packages, or its jar and those of HDF5 by --jars (docs/own-models.md)";

  private KerasImporter() {}

  /** {@code HDF5 ARCHIVE REFUSAL}: writes one of the two, a refusal as two lines. */
  public static void main(String[] files) throws IOException {
    try {
      Files.write(Path.of(files[1]), KerasImport.archive(Path.of(files[0])));
    } catch (FaultyModelException e) {
      ModelFault fault = e.faults().get(0);
      refuse(files[2], fault.problem(), fault.expected());
    } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
      refuse(files[2], "needs " + e.getMessage() + ", which is not on the class path", NEEDED);
    }
    // Native libraries may have left threads.
    System.exit(0);
  }

  private static void refuse(String file, String problem, String expected) throws IOException {
    Files.write(Path.of(file), List.of(problem.replaceAll("\\R", " "), expected));
  }
}
