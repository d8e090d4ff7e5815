package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Result stores with Hadoop set up as Spark has it, so with the credentials of {@code
 * spark.hadoop.*}.
 */
public final class SparkStores {

  private SparkStores() {}

  /** The store at {@code root}, on the driver before Spark is up as well as on an executor. */
  public static ResultStore open(String root) {
    SparkConf conf =
        org.apache.spark.SparkEnv.get() == null
            ? new SparkConf()
            : org.apache.spark.SparkEnv.get().conf();
    return ResultStore.at(root, SparkHadoopUtil.get().newConfiguration(conf));
  }
}
