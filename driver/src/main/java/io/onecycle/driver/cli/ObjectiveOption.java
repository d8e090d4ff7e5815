package io.onecycle.driver.cli;

import io.onecycle.driver.results.ObjectiveName;
import io.onecycle.driver.results.Results;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By what finished trials are judged, where not by the sweep's own objective. */
final class ObjectiveOption {

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "Judges by another recorded metric, e.g. val_loss, without training anything;"
              + " NAME:minimize or NAME:maximize where it is not known which way it is better.")
  private Optional<String> name = Optional.empty();

  Optional<ObjectiveName> name() {
    return name.map(ObjectiveName::of);
  }

  /** Says on {@code notes} how many trials cannot be judged so. */
  Results judged(Results found, PrintWriter notes) {
    if (name.isEmpty()) {
      return found;
    }
    Results judged = found.judgedBy(name().orElseThrow());
    if (judged.unmeasured() > 0) {
      notes.printf(
          "%d completed trials have no %s, and are left out%n",
          judged.unmeasured(), name().orElseThrow().metric());
    }
    return judged;
  }
}
