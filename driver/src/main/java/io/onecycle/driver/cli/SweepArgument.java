package io.onecycle.driver.cli;

import io.onecycle.driver.api.InvalidSweepException;
import io.onecycle.driver.api.Sweep;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The sweep file of a command. */
final class SweepArgument {

  @Parameters(paramLabel = "SWEEP", description = "A sweep file (YAML or JSON).")
  private Path file;

  /**
   * Refuses a file that is not there, before anything is started for it.
   *
   * @throws BadInputException if it is not
   */
  void require() {
    if (!Files.isReadable(file)) {
      var unused = read();
    }
  }

  /**
   * The sweep it describes.
   *
   * @throws BadInputException with all its faults
   */
  Sweep read() {
    try {
      return Sweep.read(file);
    } catch (InvalidSweepException e) {
      throw new BadInputException(e.faults());
    }
  }
}
