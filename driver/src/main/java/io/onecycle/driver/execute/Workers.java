package io.onecycle.driver.execute;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Where work runs: Spark, or what stands for it. */
interface Workers {

  /**
   * Does all {@code work}, and returns when each has its rows, or was lost with its executor.
   *
   * @param what it is, in the plural
   * @param alone whether each gets a JVM of its own meanwhile
   * @throws IllegalStateException if something is wrong that is no fault of the work
   */
  void run(
      Sweeping sweeping, TrialRunner runner, String what, List<? extends Work> work, boolean alone);

  /**
   * Begins {@code work}, and returns at once. What it returns is done when the work has its rows,
   * or was lost with its executor.
   */
  Future<Void> begin(Sweeping sweeping, TrialRunner runner, Work work);

  /**
   * Waits for what was begun.
   *
   * @throws IllegalStateException if something is wrong that is no fault of the work
   */
  void await(Future<Void> begun);

  /**
   * How much work to begin at once: as much as runs, and a little for the time that it takes to
   * begin more. Executors may come and go.
   */
  int room();

  /**
   * Lets a moment go by.
   *
   * @throws IllegalStateException if the thread is interrupted meanwhile
   */
  void rest();

  /** The error that {@code cause} comes from, or means. */
  IllegalStateException stopped(Exception cause);

  /** How an executor was lost; empty if that is not known. */
  Optional<Loss> lossOf(String executorId);
}
