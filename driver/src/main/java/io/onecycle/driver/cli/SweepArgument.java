package io.onecycle.driver.cli;

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
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The sweep file of a command. */
final class SweepArgument {

  @Parameters(paramLabel = "SWEEP", description = "A sweep file (YAML or JSON).")
  private Path file;

  private Optional<ModelsOnDisk> models = Optional.empty();

  Path file() {
    return file;
  }

  /** What its relative paths are below. */
  Path folder() {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  /** The models of one's own that the sweep was found to name. */
  ModelsOnDisk models() {
    return models.orElseThrow();
  }

  /** Says what a user should know of them. */
  void tell(PrintWriter progress) {
    models().notes().forEach(note -> progress.println("onecycle: " + note));
    progress.flush();
  }

  /** Says if a network of one's own is trained the slower way, where the data's form is known. */
  void tellFallback(SweepSpec spec, PrintWriter progress) {
    if (spec.model() instanceof ModelSpec.Own) {
      BuiltInData.named(spec.data().name())
          .flatMap(data -> SharedTrainers.ofThisJvm().fallback(spec.model(), data.noExamples()))
          .ifPresent(reason -> progress.println("onecycle: " + reason));
      progress.flush();
    }
  }

  /**
   * The sweep it describes.
   *
   * @throws BadInputException with all its faults
   */
  SweepSpec spec() {
    models = Optional.of(new ModelsOnDisk(file));
    SweepFile read = SweepFile.read(file, DataSizes.BUILT_IN, models());
    if (read instanceof SweepFile.Faulty faulty) {
      throw new BadInputException(faulty.faults().stream().map(Fault::message).toList());
    }
    return ((SweepFile.Valid) read).spec();
  }
}
