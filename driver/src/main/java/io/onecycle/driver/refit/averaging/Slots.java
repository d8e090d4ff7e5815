package io.onecycle.driver.refit.averaging;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How many tasks a cluster can run at once, when its executors have had time to come up. */
final class Slots {

  /** Of a cluster of unknown size: nobody has come for so long. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final Pattern LOCAL_CLUSTER =
      Pattern.compile("local-cluster\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,.*");

  private Slots() {}

  /**
   * Waits for as many as the settings announce; where they announce none, until no more come.
   *
   * @throws IllegalStateException if none has come up in two minutes
   */
  static int of(SparkContext spark) {
    OptionalInt announced = announced(spark.getConf());
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    int slots = now(spark);
    long since = System.nanoTime();
    while (!spark.isLocal() && System.nanoTime() < end && !isAll(slots, since, announced)) {
      pause();
      if (now(spark) != slots) {
        slots = now(spark);
        since = System.nanoTime();
      }
    }
    if (slots == 0) {
      throw new IllegalStateException(
          "Cannot refit: no executor has come up on %s in two minutes".formatted(spark.master()));
    }
    return slots;
  }

  private static boolean isAll(int slots, long since, OptionalInt announced) {
    return announced.isPresent()
        ? slots >= announced.getAsInt()
        : slots > 0 && System.nanoTime() - since >= SETTLED.toNanos();
  }

  /** What the settings say there will be; empty where they do not. */
  static OptionalInt announced(SparkConf conf) {
    int cpus = conf.getInt("spark.task.cpus", 1);
    Matcher localCluster = LOCAL_CLUSTER.matcher(conf.get("spark.master", ""));
    if (localCluster.matches()) {
      int cores = Integer.parseInt(localCluster.group(2));
      return OptionalInt.of(Integer.parseInt(localCluster.group(1)) * (cores / cpus));
    }
    if (conf.contains("spark.executor.instances")) {
      int cores = conf.getInt("spark.executor.cores", 1);
      return OptionalInt.of(conf.getInt("spark.executor.instances", 1) * (cores / cpus));
    }
    return conf.contains("spark.cores.max")
        ? OptionalInt.of(conf.getInt("spark.cores.max", 1) / cpus)
        : OptionalInt.empty();
  }

  private static int now(SparkContext spark) {
    return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot refit: interrupted", e);
    }
  }
}
