package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.read.SweepFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code MadeUpResults SWEEP FOLDER}: the results folder that a sweep would leave behind, without
 * training, to measure what reads it.
 */
final class MadeUpResults {

  private MadeUpResults() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    if (!(SweepFile.read(file) instanceof SweepFile.Valid valid)) {
      throw new IllegalArgumentException("Invalid sweep: " + file);
    }
    Map<String, String> settings = Map.of("spark.master", "local[*]", "spark.ui.enabled", "false");
    Session.Keeping keeping = (spec, store) -> keep(file, store);
    new Session(settings, System.err, false)
        .run(valid.spec(), ResultStore.at(args[1]), new MadeUpRunner(), Optional.empty(), keeping);
    System.exit(0);
  }

  private static void keep(Path file, ResultStore store) {
    try {
      store.putSweep(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
