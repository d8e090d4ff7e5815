package io.onecycle.driver.cli;

import io.onecycle.driver.api.InvalidSweepException;
import io.onecycle.driver.api.Sweep;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.DataSizes;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.read.ownmodel.ModelsOnDisk;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.trial.ModelSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The sweep file of a command. */
final class SweepArgument {

  @Parameters(paramLabel = "SWEEP", description = "A sweep file (YAML or JSON).")
  private Path file;

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
