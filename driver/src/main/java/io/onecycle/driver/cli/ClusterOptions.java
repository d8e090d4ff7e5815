package io.onecycle.driver.cli;

import picocli.CommandLine.Option;

/** Where Spark runs, and where its machines have the data. */
final class ClusterOptions {

  @Option(
      names = "--master",
      paramLabel = "M",
      defaultValue = "",
      description = "Any Spark master, e.g. local[2] (default: spark-submit's, or local[*]).")
  private String master;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where driver and executors look for the data first.")
  private String data;

  /** Blank for spark-submit's, or all cores of this machine. */
  String master() {
    return master;
  }

  /** Blank for none. */
  String data() {
    return data;
  }
}
