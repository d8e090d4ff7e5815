package io.onecycle.driver.execute;

import io.onecycle.worker.model.NativeThreads;
import io.onecycle.worker.model.Nd4jDeviceBinding;
import org.apache.spark.SparkEnv;

/** What the calling Spark task computes on. */
public final class TaskDevice {

  private TaskDevice() {}

  /**
   * Makes the calling thread use the task's GPU, if it has one, and as many threads as it has
   * cores.
   */
  public static void use() {
    new Nd4jDeviceBinding().bind(Devices.ofTask());
    NativeThreads.use(SparkEnv.get().conf().getInt("spark.task.cpus", 1));
  }
}
