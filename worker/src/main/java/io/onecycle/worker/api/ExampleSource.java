package io.onecycle.worker.api;

import java.io.IOException;

/**
 * Makes examples in a way of one's own. An implementation needs a public constructor without
 * parameters, and gives the same examples in the same order whenever it is asked. It is asked once,
 * when the data is staged, where a Spark task runs.
 */
public interface ExampleSource {

  /**
   * What is learnt from.
   *
   * @param source the {@code source} of the sweep file, absolute where it names files; blank where
   *     it has none
   */
  Examples train(String source) throws IOException;

  /**
   * What every seed is validated on, of the shape and the target of {@link #train}; a class that
   * does not implement this has nothing set apart for it.
   *
   * @param source as of {@link #train}
   */
  default Examples validation(String source) throws IOException {
    throw new UnsupportedOperationException("Cannot validate: nothing is set apart for it");
  }

  /** What is tested on, of the shape and the target of {@link #train}; may hold no example. */
  Examples test(String source) throws IOException;
}
