package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.train.TrainerSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first trials of this JVM would wait for, done while Spark starts in it: the data in the
 * heap, ND4J's natives, the network read and compiled once, Parquet's writers. Nothing but time
 * depends on it: what fails here fails again where it is needed, and is told there.
 */
final class WarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private WarmUp() {}

  /**
   * Begins, and returns at once.
   *
   * @param threads native threads that a trial will compute with, at least 1
   */
  static void begin(SweepSpec spec, ResultStore store, TrialRunner runner, int threads) {
    Thread warmUp = new Thread(() -> warmUp(spec, store, runner, threads), "warm-up");
    warmUp.setDaemon(true);
    warmUp.start();
  }

  private static void warmUp(SweepSpec spec, ResultStore store, TrialRunner runner, int threads) {
    try {
      runner.warmUp(
          spec.data(),
          new TrainerSpec(spec.model(), spec.training(), spec.seeds().get(0)),
          threads);
      store.loadWriters();
    } catch (Throwable e) {
      // Memory that ran out, too: what was read ahead is let go with this thread.
      LOG.debug("Not warmed up", e);
    }
  }
}
