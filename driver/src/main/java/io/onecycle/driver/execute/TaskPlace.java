package io.onecycle.driver.execute;

import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.worker.device.Device;
import org.apache.spark.SparkEnv;

/**
 * Where a trial runs.
 *
 * @param host the machine's name
 * @param executorId Spark's name of the executor
 * @param device what computes, e.g. {@code cpu}
 */
record TaskPlace(String host, String executorId, String device) {

  /** Spark's id of the driver where it is an executor too. */
  static final String DRIVER = "driver";

  static TaskPlace here(Device device) {
    return new TaskPlace(Lease.hostName(), SparkEnv.get().executorId(), device.name());
  }

  static TaskPlace of(RunningTrial mark) {
    return new TaskPlace(mark.host(), mark.executorId(), mark.device());
  }

  /** Whether this JVM is the driver's too, as in local mode. */
  static boolean isDriver() {
    return SparkEnv.get().executorId().equals(DRIVER);
  }
}
