package io.onecycle.driver.execute;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;

/** Spark, set up for trials: one task each, never two of the same. */
public final class SparkTrials implements AutoCloseable {

  /** What a sweep relies on; a user's own settings do not override these. */
  private static final Map<String, String> REQUIRED =
      Map.of("spark.speculation", "false", "spark.plugins", ProgressPlugin.class.getName());

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

  private SparkTrials(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * Starts Spark.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   */
  public static SparkTrials start(Map<String, String> settings) {
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    DEFAULTS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      LOCAL.forEach(conf::setIfMissing);
    }
    REQUIRED.forEach(conf::set);
    return new SparkTrials(new JavaSparkContext(conf));
  }

  /** Where Spark runs, e.g. {@code local[2]}. */
  public String master() {
    return spark.master();
  }

  /** Whether trials run in this very JVM. */
  boolean isOneJvm() {
    return spark.isLocal();
  }

  /** Runs each trial once, and returns when all of them have their rows. */
  void run(Sweeping sweeping, TrialRunner runner, List<Assignment> assignments) {
    each(sweeping, "trials", assignments, new TrialTask(sweeping, runner));
  }

  /** Makes each range test once, and returns when all of them have their rows. */
  void test(Sweeping sweeping, TrialRunner runner, List<RangeAssignment> assignments) {
    each(sweeping, "range tests", assignments, new RangeTask(sweeping, runner));
  }

  private <T> void each(Sweeping sweeping, String what, List<T> work, VoidFunction<T> task) {
    spark.setJobGroup(
        sweeping.runId(), "sweep " + sweeping.sweep() + ": " + work.size() + " " + what, true);
    spark.parallelize(work, work.size()).foreach(task);
  }

  @Override
  public void close() {
    spark.close();
  }
}
