package io.onecycle.driver.execute;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
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
    SparkConf conf = SparkSettings.conf(settings);
    REQUIRED.forEach(conf::set);
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
      throw stopped(e);
    }
  }

  /**
   * Begins {@code work}, and returns at once. What it returns is done when the work has its rows,
   * or was lost with its executor.
   */
  Future<Void> begin(Sweeping sweeping, TrialRunner runner, Work work) {
    spark.setJobGroup(sweeping.runId(), "sweep " + sweeping.sweep() + ": " + work.id(), true);
    return spark
        .parallelize(List.of(work), 1)
        .foreachPartitionAsync(new WorkTask<Work>(sweeping, runner, false));
  }

  /**
   * How much work to begin at once: as much as runs, and a little for the time that it takes to
   * begin more. Executors may come and go.
   */
  int room() {
    int cores = spark.sc().defaultParallelism();
    int each = spark.getConf().getInt("spark.task.cpus", 1);
    int slots = Math.max(1, cores / each);
    return slots + slots / 4 + 1;
  }

  /** The error that {@code cause} comes from, or means. */
  IllegalStateException stopped(Exception cause) {
    return losses
        .fatal()
        .map(reason -> new IllegalStateException(reason, cause))
        .orElseGet(
            () -> new IllegalStateException("Spark has stopped: " + cause.getMessage(), cause));
  }

  @Override
  public void close() {
    spark.close();
  }
}
