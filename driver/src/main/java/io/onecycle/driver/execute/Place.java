package io.onecycle.driver.execute;

import org.apache.spark.SparkEnv;

/**
 * Where a trial runs.
 *
 * @param host the machine's name
 * @param executorId Spark's name of the executor
 * @param device what computes, e.g. {@code cpu}
 */
record Place(String host, String executorId, String device) {

  static Place here() {
    return new Place(Lease.hostName(), SparkEnv.get().executorId(), "cpu");
  }
}
