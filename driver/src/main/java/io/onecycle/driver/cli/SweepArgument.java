package io.onecycle.driver.cli;

import io.onecycle.driver.sweep.Fault;
import io.onecycle.driver.sweep.SweepFile;
import io.onecycle.driver.sweep.SweepSpec;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The sweep file of a command. */
final class SweepArgument {

  @Parameters(paramLabel = "SWEEP", description = "A sweep file (YAML or JSON).")
  private Path file;

  Path file() {
    return file;
  }

  /** What its relative paths are below. */
  Path folder() {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  /**
   * The sweep it describes.
   *
   * @throws BadInputException with all its faults
   */
  SweepSpec spec() {
    SweepFile read = SweepFile.read(file);
    if (read instanceof SweepFile.Faulty faulty) {
      throw new BadInputException(faulty.faults().stream().map(Fault::message).toList());
    }
    return ((SweepFile.Valid) read).spec();
  }
}
