package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Result stores with Hadoop set up as Spark has it, so with the credentials of {@code
 * spark.hadoop.*}; what fails is tried again for some seconds.
 */
public final class SparkStores {

  // Hadoop's settings are parsed from XML each time: longer than a short trial takes.
  private static final Map<String, ResultStore> OPEN = new ConcurrentHashMap<>();

  private SparkStores() {}

  /** The store at {@code root}, on the driver before Spark is up as well as on an executor. */
  public static ResultStore open(String root) {
    return SparkEnv.get() == null
        ? with(root, new SparkConf())
        : OPEN.computeIfAbsent(root, each -> with(each, SparkEnv.get().conf()));
  }

  /** Hadoop as Spark has it set up, on the driver before Spark is up as well as on an executor. */
  public static Configuration hadoop() {
    SparkConf conf = SparkEnv.get() == null ? new SparkConf() : SparkEnv.get().conf();
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  private static ResultStore with(String root, SparkConf conf) {
    return ResultStore.retrying(root, SparkHadoopUtil.get().newConfiguration(conf));
  }
}
