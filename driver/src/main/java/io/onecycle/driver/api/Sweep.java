package io.onecycle.driver.api;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.stage.KnownContent;
import io.onecycle.driver.stage.Preview;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep: which trials there are. It is a value; where it stands is in its results folder, so that
 * running it again goes on from there.
 *
 * <pre>{@code
 * SweepResults results =
 *     Sweep.read("weight-decay.yaml").run(spark, RunOptions.into("hdfs:///sweeps/weight-decay"));
 * results.sentences().forEach(System.out::println);
 * results.trials(spark).groupBy("weight_decay").avg("final_accuracy").show();
 * }</pre>
 *
 * <p>On a session of the caller's, the session stays open and its settings as they are. What a
 * sweep needs of them is checked, and told in one error: {@code spark.speculation} false, {@code
 * spark.task.maxFailures} of at least 4 where there are executors, GPUs one a task, and to stage
 * data of one's own Spark's own serializer. Credentials of file systems must be settings {@code
 * spark.hadoop.*}: executors know of no others. How far trials have got is told where the session
 * has {@code spark.plugins} io.onecycle.driver.execute.ProgressPlugin, or runs in one JVM; else
 * only that they begin and end, which a note says.
 *
 * <p>Several sweeps may run at once in one JVM, each into a results folder of its own, and on one
 * session: they know nothing of each other. What they share is one a JVM because its subject is:
 * Spark's context and the channel of its progress plugin; on each executor, the compiled networks
 * and the budget of native memory (memory is the process's), and the turn of trials that must be
 * alone as they may end the process.
 */
public final class Sweep {

  private final AskedSweep asked;

  private Sweep(AskedSweep asked) {
    this.asked = asked;
  }

  /**
   * Reads a sweep file; relative paths in it are below its folder.
   *
   * @throws InvalidSweepException with all its faults, one of which may be that it cannot be read
   */
  public static Sweep read(Path file) {
    return new Sweep(AskedSweep.read(file));
  }

  /**
   * Reads a sweep file from a path or any file system that Hadoop knows. Of one that is not on this
   * machine, relative paths are below the working directory.
   *
   * @throws InvalidSweepException with all its faults
   * @throws IOException if a distant file cannot be read
   */
  public static Sweep read(String uri) throws IOException {
    if (!uri.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return read(Path.of(uri));
    }
    // As Hadoop reads it: what follows is a path as it stands, spaces and all.
    return uri.startsWith("file:")
        ? read(Path.of(uri.substring("file:".length()).replaceFirst("^//(?=/)", "")))
        : new Sweep(AskedSweep.distant(uri, SparkStores.hadoop()));
  }

  /**
   * A sweep of the text of a sweep file; relative paths in it are below the working directory.
   *
   * @throws InvalidSweepException with all its faults
   */
  public static Sweep of(String yaml) {
    return new Sweep(AskedSweep.of("sweep", yaml));
  }

  /** Begins to build a sweep in code. */
  public static SweepBuilder named(String name) {
    return new SweepBuilder(name);
  }

  /** What {@link SweepBuilder} has built. */
  static Sweep built(String yaml) {
    return new Sweep(AskedSweep.built(yaml));
  }

  /** Its name. */
  public String name() {
    return asked.spec().name();
  }

  /** What a user should know of the networks of their own that it names; a sentence each. */
  public List<String> notes() {
    return asked.models().notes();
  }

  /** The name of its data, if that is a built-in set; empty of data of one's own. */
  public Optional<String> builtInData() {
    return asked.spec().data() instanceof DataSpec.BuiltIn
        ? Optional.of(asked.spec().data().name())
        : Optional.empty();
  }

  /** The sweep as a file has it, in YAML. */
  public String yaml() {
    return asked.text();
  }

  /**
   * What running it would do; runs nothing and needs no Spark. Data of one's own that is not staged
   * yet is looked into: all of a table that is not large, names of images.
   *
   * @throws IOException if data of one's own cannot be read
   */
  public Plan plan() throws IOException {
    return plan(RunOptions.DEFAULT);
  }

  /** The same with these options. */
  public Plan plan(RunOptions options) throws IOException {
    ResultStore store = SparkStores.at(results(options));
    AskedSweep here = asked.in(store);
    Optional<Staging> staging = here.staging(options.stage(), store);
    if (staging.isEmpty()) {
      return Plans.of(KnownContent.of(here.spec(), options.data(), store), store, "");
    }
    Optional<SweepSpec> resolved = staging.get().resolved();
    if (resolved.isPresent()) {
      return Plans.of(resolved.get(), store, staging.get().summary().orElse(""));
    }
    Preview preview = staging.get().preview();
    return Plans.of(here.spec(), preview.sized().orElse(here.spec()), store, preview.text());
  }

  /**
   * Runs all that is owed on the caller's session, and returns when nothing is any more. An
   * interrupt of the calling thread cancels the run.
   *
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException naming what is set in the session so that a sweep cannot run
   * @throws IllegalStateException if something goes wrong that is no fault of a trial; a failed
   *     trial is a row of the results
   */
  public SweepResults run(SparkSession spark) throws IOException {
    return run(spark, RunOptions.DEFAULT);
  }

  /** The same with these options. */
  public SweepResults run(SparkSession spark, RunOptions options) throws IOException {
    return start(spark, options).results();
  }

  /**
   * Runs all that is owed on a session of its own, which is started if anything is, with what
   * spark-submit passed and defaults for what it did not; no other may be up in this JVM.
   *
   * @throws IOException if the data cannot be read
   * @throws IllegalStateException if something goes wrong that is no fault of a trial
   */
  public SweepResults run() throws IOException {
    return run(RunOptions.DEFAULT);
  }

  /** The same with these options. */
  public SweepResults run(RunOptions options) throws IOException {
    return start(options).results();
  }

  /** Begins to run it on the caller's session, and returns at once. */
  public RunningSweep start(SparkSession spark, RunOptions options) {
    return RunningSweep.start(name(), new Launch(asked, options, results(options)).on(spark));
  }

  /** Begins to run it on a session of its own, and returns at once. */
  public RunningSweep start(RunOptions options) {
    return RunningSweep.start(name(), new Launch(asked, options, results(options)).onItsOwn());
  }

  private String results(RunOptions options) {
    return options.results().isBlank() ? asked.spec().defaultResults() : options.results();
  }
}
