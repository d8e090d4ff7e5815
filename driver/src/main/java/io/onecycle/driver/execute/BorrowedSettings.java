package io.onecycle.driver.execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * What a sweep needs of a Spark that it has not started. Nothing of it is set behind the user's
 * back: what is missing is named.
 */
final class BorrowedSettings {

  private static final String SPECULATION = "spark.speculation";
  private static final String FAILURES = "spark.task.maxFailures";
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";

  /**
   * Spark's own default. A task whose executor is lost comes back once, and finds its mark; one
   * that loses its device before it has begun twice more, by {@link WorkThread}.
   */
  private static final int ENOUGH_FAILURES = 4;

  private BorrowedSettings() {}

  /**
   * Refuses settings that a sweep cannot run with.
   *
   * @param stages whether data of one's own is staged first
   * @throws IllegalArgumentException naming each setting, its value and the one that is needed
   */
  static void check(SparkConf conf, boolean stages) {
    List<String> faults = new ArrayList<>();
    if (conf.getBoolean(SPECULATION, false)) {
      faults.add(fault(conf, SPECULATION, "false, as no trial may run twice at a time"));
    }
    boolean oneJvm = isOneJvm(conf);
    if (!oneJvm && conf.getInt(FAILURES, ENOUGH_FAILURES) < ENOUGH_FAILURES) {
      faults.add(
          fault(conf, FAILURES, "at least 4, as a lost executor must not end the whole sweep"));
    }
    if (stages && !conf.get(SERIALIZER, JAVA).equals(JAVA)) {
      faults.add(fault(conf, SERIALIZER, JAVA + ", to stage data of one's own"));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot run a sweep on this SparkSession: "
              + String.join("; ", faults)
              + ". Set so before the session is made");
    }
    Devices.check(conf);
  }

  /** Whether executors can tell how far their trials have got. */
  static boolean tellsProgress(SparkConf conf) {
    return isOneJvm(conf)
        || Arrays.asList(conf.get("spark.plugins", "").split("\\s*,\\s*"))
            .contains(ProgressPlugin.class.getName());
  }

  private static boolean isOneJvm(SparkConf conf) {
    String master = conf.get("spark.master");
    return master.equals("local") || master.startsWith("local[");
  }

  private static String fault(SparkConf conf, String key, String needed) {
    return "%s is %s, needed is %s".formatted(key, conf.get(key), needed);
  }
}
