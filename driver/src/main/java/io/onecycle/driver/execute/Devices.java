package io.onecycle.driver.execute;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.device.Device;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** The devices that Spark gives to trials. */
final class Devices {

  /** Set to true, GPU addresses are only recorded: to try a cluster's scheduling without GPUs. */
  static final String FAKE = "spark.onecycle.fakeGpus";

  private static final String TASK = "spark.task.resource.gpu.amount";
  private static final String EXECUTOR = "spark.executor.resource.gpu.amount";

  private Devices() {}

  /** The device of the calling task: its GPU, or the CPU where it was given none. */
  static Device ofTask() {
    return Optional.ofNullable(TaskContext.get().resourcesJMap().get("gpu"))
        .map(ResourceInformation::addresses)
        .map(addresses -> of(addresses, SparkEnv.get().conf().getBoolean(FAKE, false)))
        .orElse(Device.CPU);
  }

  private static Device of(String[] addresses, boolean fake) {
    Require.that(addresses.length == 1, TASK, addresses.length, "1 or a fraction of at most 0.5");
    String address = addresses[0];
    Require.that(
        address.matches("\\d{1,4}"),
        "GPU address",
        address,
        "a whole number, as conf/gpu-discovery.sh prints");
    int index = Integer.parseInt(address);
    return fake ? new Device.Fake(index) : new Device.Cuda(index);
  }

  /**
   * Refuses, before anything starts, what Spark would wait for for ever or a trial could not use.
   *
   * @throws IllegalArgumentException naming the setting
   */
  static void check(SparkConf conf) {
    double task = conf.getDouble(TASK, 0);
    double executor = conf.getDouble(EXECUTOR, 0);
    if (task == 0 && executor == 0) {
      return;
    }
    String master = conf.get("spark.master");
    Require.that(
        !master.startsWith("local") || master.startsWith("local-cluster"),
        TASK,
        task,
        "none with --master " + master + ": Spark gives out no GPUs there");
    Require.that(
        task == 1 || (task > 0 && task <= 0.5), TASK, task, "1 or a fraction of at most 0.5");
    Require.that(executor >= 1, EXECUTOR, executor, "how many GPUs an executor takes");
  }
}
