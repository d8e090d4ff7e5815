package io.onecycle.driver.execute;

import io.onecycle.driver.store.RunningTrial;
import io.onecycle.worker.device.Device;
import org.apache.spark.SparkEnv;

/**
 * Where a trial runs.
 *
 * @param host the machine's name
 * @param executorId Spark's name of the executor
 * @param device what computes, e.g. {@code cpu}
 */
record Place(String host, String executorId, String device) {

  /** Spark's id of the driver where it is an executor too. */
  static final String DRIVER = "driver";

  static Place here(Device device) {
    return new Place(Lease.hostName(), SparkEnv.get().executorId(), device.name());
  }

  static Place of(RunningTrial mark) {
    return new Place(mark.host(), mark.executorId(), mark.device());
  }

  /** Whether this JVM is the driver's too, as in local mode. */
  static boolean isDriver() {
    return SparkEnv.get().executorId().equals(DRIVER);
  }
}
