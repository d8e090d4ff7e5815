package io.onecycle.driver.refit;

import java.io.IOException;
import java.util.function.Consumer;

/** Trains one model on all training data, and evaluates it on the test data. */
@FunctionalInterface
public interface Refitter {

  /**
   * Trains.
   *
   * @param progress is told how far it is, in words, from time to time
   * @throws IOException if the data cannot be read
   * @throws IllegalStateException if training diverges
   */
  Refitted refit(RefitSpec spec, Consumer<String> progress) throws IOException;
}
