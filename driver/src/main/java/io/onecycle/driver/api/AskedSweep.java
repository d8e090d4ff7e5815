package io.onecycle.driver.api;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.KeptDefaults;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.DataSizes;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.read.ownmodel.ModelsOnDisk;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * A sweep as it was asked for.
 *
 * @param spec what was read
 * @param text what it was read from, which is kept with its results
 * @param file beside which relative paths are; need not be there
 * @param models of one's own that it was found to name
 * @param defaults of what it leaves out
 */
record AskedSweep(SweepSpec spec, String text, Path file, ModelsOnDisk models, Defaults defaults) {

  private static final Path HERE = Path.of("");

  /** Reads a file of this machine. */
  static AskedSweep read(Path file) {
    ModelsOnDisk models = new ModelsOnDisk(file);
    SweepSpec spec = valid(SweepFile.read(file, DataSizes.BUILT_IN, models), Fault::message);
    try {
      return new AskedSweep(spec, Files.readString(file), file, models, Defaults.CURRENT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads a file of any file system. */
  static AskedSweep distant(String uri, Configuration hadoop) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      byte[] bytes = in.readNBytes(SweepFile.MAX_BYTES + 1);
      if (bytes.length > SweepFile.MAX_BYTES) {
        throw new IOException(
            "Cannot read %s: longer than %d bytes".formatted(uri, SweepFile.MAX_BYTES));
      }
      return of(uri, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a text.
   *
   * @param name what its faults call it
   */
  static AskedSweep of(String name, String text) {
    return of(name, text, Fault::message);
  }

  /** Reads what no user has seen: places in it mean nothing. */
  static AskedSweep built(String text) {
    return of(
        "sweep",
        text,
        fault ->
            "%s: %s is %s, expected %s"
                .formatted(fault.path(), fault.value(), fault.problem(), fault.expected()));
  }

  private static AskedSweep of(String name, String text, Function<Fault, String> words) {
    Path file = Path.of("sweep.yaml");
    ModelsOnDisk models = new ModelsOnDisk(file);
    SweepSpec spec = valid(SweepFile.parse(name, text, DataSizes.BUILT_IN, models), words);
    return new AskedSweep(spec, text, file, models, Defaults.CURRENT);
  }

  /**
   * The sweep as it goes on in a results folder: with the defaults that what is there was run with.
   */
  AskedSweep in(ResultStore store) {
    Defaults kept =
        KeptDefaults.of(store, Evidence.in(store), which -> with(which).map(AskedSweep::spec));
    return with(kept).orElse(this);
  }

  private Optional<AskedSweep> with(Defaults which) {
    if (which == defaults) {
      return Optional.of(this);
    }
    // Not the same again: they would have their notes twice.
    ModelsOnDisk again = new ModelsOnDisk(file);
    return SweepFile.parse(file.toString(), text, again, which) instanceof SweepFile.Valid valid
        ? Optional.of(new AskedSweep(valid.spec(), text, file, again, which))
        : Optional.empty();
  }

  /** Where its data is staged, if it is data of one's own. */
  Optional<Staging> staging(String stage, ResultStore store) throws IOException {
    if (!(spec.data() instanceof DataSpec.Unstaged)) {
      return Optional.empty();
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(HERE);
    return Staging.of(
        spec, folder, stage.isBlank() ? Staging.below(store) : stage, SparkStores.hadoop());
  }

  private static SweepSpec valid(SweepFile read, Function<Fault, String> words) {
    if (read instanceof SweepFile.Faulty faulty) {
      List<String> faults = faulty.faults().stream().map(words).toList();
      throw new InvalidSweepException(faults);
    }
    return ((SweepFile.Valid) read).spec();
  }
}
