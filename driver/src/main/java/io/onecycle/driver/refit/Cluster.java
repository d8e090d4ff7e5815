package io.onecycle.driver.refit;

/** Spark, set up for one model on all its cores or GPUs. */
public interface Cluster extends Refitter, AutoCloseable {

  /** Where Spark runs, e.g. {@code local[2]}. */
  String master();

  /**
   * How many tasks can run at once, when executors have had time to come up.
   *
   * @throws IllegalStateException if none does
   */
  int slots();

  @Override
  void close();
}
