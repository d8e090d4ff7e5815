package io.onecycle.driver.refit;

import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.util.function.Consumer;

/** Trains one model on all training data, and evaluates it on the test data. */
@FunctionalInterface
public interface Refitter {

  /**
   * Makes sure, before anything starts, that {@code trial} can be refitted.
   *
   * @param dataDirectory where to look for the data first; blank for none
   * @throws IOException if the data cannot be read here; the message says where was looked
   * @throws IllegalArgumentException if it is nothing that a refit can learn
   */
  static void require(Trial trial, String dataDirectory) throws IOException {
    RefitData.require(trial, dataDirectory);
  }

  /**
   * Trains.
   *
   * @param progress is told how far it is, in words, from time to time
   * @throws IOException if the data cannot be read
   * @throws IllegalStateException if training diverges
   */
  Refitted refit(RefitSpec spec, Consumer<String> progress) throws IOException;
}
