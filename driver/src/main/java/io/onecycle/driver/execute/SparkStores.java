package io.onecycle.driver.execute;

import io.onecycle.driver.store.ModelFolder;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.ResultFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Result stores with Hadoop set up as Spark has it, so with the credentials of {@code
 * spark.hadoop.*}; what fails is tried again for some seconds. Those of one Spark context are kept
 * while it is up: of the next one in this JVM the settings may be others.
 */
public final class SparkStores {

  // Hadoop's settings are parsed from XML each time: longer than a short trial takes.
  private static final AtomicReference<Optional<Open>> OPEN =
      new AtomicReference<>(Optional.empty());

  private record Open(SparkEnv of, Map<String, ResultStore> stores) {}

  private SparkStores() {}

  /** The store at {@code root}, on the driver before Spark is up as well as on an executor. */
  public static ResultStore open(String root) {
    return SparkEnv.get() == null
        ? with(root, new SparkConf())
        : open(SparkEnv.get()).computeIfAbsent(root, each -> with(each, SparkEnv.get().conf()));
  }

  /** The store at {@code root} to those who write for one run; see {@link ResultStore#under}. */
  public static ResultStore open(String root, String runId) {
    ResultStore store = open(root);
    return SparkEnv.get() == null
        ? store.under(runId)
        : open(SparkEnv.get()).computeIfAbsent(runId + " " + root, each -> store.under(runId));
  }

  /**
   * The store at {@code root} to those who read it, as {@link #open} would have it; what fails is
   * not tried again.
   */
  public static ResultStore at(String root) {
    return ResultStore.at(root, settings(root));
  }

  /**
   * As {@link #at}, of a root that must hold results already.
   *
   * @throws java.io.UncheckedIOException if it does not
   */
  public static ResultStore existing(String root) {
    return ResultStore.existing(root, settings(root));
  }

  /** To read Hadoop's settings takes longer than to answer from a folder, which needs none. */
  private static Configuration settings(String root) {
    return ResultFiles.isLocal(root) ? new Configuration(false) : hadoop();
  }

  /** The folder of a trained model, on the driver. */
  public static ModelFolder models(String root) {
    return ModelFolder.at(root, hadoop());
  }

  /** Hadoop as Spark has it set up, on the driver before Spark is up as well as on an executor. */
  public static Configuration hadoop() {
    SparkConf conf = SparkEnv.get() == null ? new SparkConf() : SparkEnv.get().conf();
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  private static Map<String, ResultStore> open(SparkEnv env) {
    return OPEN.updateAndGet(
            before ->
                before.filter(open -> open.of() == env).isPresent()
                    ? before
                    : Optional.of(new Open(env, new ConcurrentHashMap<>())))
        .orElseThrow()
        .stores();
  }

  private static ResultStore with(String root, SparkConf conf) {
    return ResultStore.retrying(root, SparkHadoopUtil.get().newConfiguration(conf));
  }
}
