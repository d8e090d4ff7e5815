package io.onecycle.driver.execute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** Spark's settings, as they serve training most. */
public final class SparkSettings {

  /** A user's own settings come first. */
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

  private static final String TEMPORARY = "spark.local.dir";

  private static final Pattern LOCAL_MASTER = Pattern.compile("local(\\[.*])?");

  private SparkSettings() {}

  /**
   * What spark-submit passed, and defaults for what it did not.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @throws IllegalArgumentException if they ask for GPUs in a way that cannot work
   */
  public static SparkConf conf(Map<String, String> settings) {
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    DEFAULTS.forEach(conf::setIfMissing);
    Doors.shut(conf);
    if (LOCAL_MASTER.matcher(conf.get("spark.master")).matches()) {
      LocalJars.keepBack(conf);
      keepTemporaryFilesTogether(conf);
    }
    Devices.check(conf);
    return conf;
  }

  /** Below where the user has them, so that they can be told from others' and swept up. */
  private static void keepTemporaryFilesTogether(SparkConf conf) {
    String there = conf.get(TEMPORARY, System.getProperty("java.io.tmpdir"));
    boolean isOneFolder = !there.contains(",") && Files.isDirectory(Path.of(there));
    // The environment would win.
    if (isOneFolder && System.getenv("SPARK_LOCAL_DIRS") == null) {
      conf.set(TEMPORARY, TemporaryFolder.below(Path.of(there)).toString());
    }
  }

  /** What of Spark stands open to others and is dangerous, a sentence each. */
  public static List<String> openDoors(SparkConf conf) {
    return Doors.open(conf);
  }

  /**
   * How many native threads a trial computes with; empty where trials run in other JVMs.
   *
   * @param settings as for {@link #conf}
   */
  static OptionalInt threadsHere(Map<String, String> settings) {
    SparkConf conf = conf(settings);
    return LOCAL_MASTER.matcher(conf.get("spark.master")).matches()
        ? OptionalInt.of(conf.getInt("spark.task.cpus", 1))
        : OptionalInt.empty();
  }
}
