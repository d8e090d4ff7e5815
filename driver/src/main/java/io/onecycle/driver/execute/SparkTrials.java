package io.onecycle.driver.execute;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark, set up for trials: one task each, never two of the same. */
public final class SparkTrials implements AutoCloseable {

  /** What a sweep relies on; a user's own settings do not override these. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.speculation",
          "false",
          // Whether lost work is tried again is ours to judge; errors that are not end the sweep.
          "spark.task.maxFailures",
          "1000000",
          "spark.plugins",
          ProgressPlugin.class.getName());

  /** What serves most; a user's own settings come first. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.master", "local[*]",
          "spark.app.name", "onecycle",
          "spark.locality.wait", "0",
          "spark.ui.showConsoleProgress", "false",
          "spark.executorEnv.OMP_NUM_THREADS", "1",
          // Training frees and takes large buffers all the time: glibc is to keep them.
          "spark.executorEnv.MALLOC_MMAP_THRESHOLD_", "1073741824",
          "spark.executorEnv.MALLOC_TRIM_THRESHOLD_", "4294967296",
          "spark.executorEnv.MALLOC_TOP_PAD_", "67108864");

  /** A machine on its own listens to itself only. */
  private static final Map<String, String> LOCAL =
      Map.of("spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1");

  private final JavaSparkContext spark;
  private final Losses losses;

  private SparkTrials(JavaSparkContext spark) {
    this.spark = spark;
    this.losses = new Losses(() -> spark.sc().cancelAllJobs());
    spark.sc().addSparkListener(losses);
  }

  /**
   * Starts Spark.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @throws IllegalArgumentException if they ask for GPUs in a way that cannot work
   */
  public static SparkTrials start(Map<String, String> settings) {
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    DEFAULTS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      LOCAL.forEach(conf::setIfMissing);
    }
    REQUIRED.forEach(conf::set);
    Devices.check(conf);
    return new SparkTrials(new JavaSparkContext(conf));
  }

  /** Where Spark runs, e.g. {@code local[2]}. */
  public String master() {
    return spark.master();
  }

  /** For what comes before the trials. */
  JavaSparkContext context() {
    return spark;
  }

  /** Whether trials run in this very JVM. */
  boolean isOneJvm() {
    return spark.isLocal();
  }

  /** Ends the sweep with an error that is no fault of a trial. */
  void stop(String reason) {
    losses.fatal(reason);
  }

  /** What Spark has told about lost executors. */
  Losses losses() {
    return losses;
  }

  /**
   * Does all {@code work}, and returns when each has its rows, or was lost with its executor.
   *
   * @param what it is, in the plural
   * @param alone whether each gets a JVM of its own meanwhile
   * @throws IllegalStateException if something is wrong that is no fault of the work
   */
  <W extends Work> void run(
      Sweeping sweeping, TrialRunner runner, String what, List<W> work, boolean alone) {
    spark.setJobGroup(
        sweeping.runId(), "sweep " + sweeping.sweep() + ": " + work.size() + " " + what, true);
    try {
      spark
          .parallelize(work, work.size())
          .foreachPartition(new WorkTask<W>(sweeping, runner, alone));
    } catch (Exception e) {
      throw losses
          .fatal()
          .map(reason -> new IllegalStateException(reason, e))
          .orElseGet(() -> new IllegalStateException("Spark has stopped: " + e.getMessage(), e));
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
