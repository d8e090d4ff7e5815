package io.onecycle.driver.fetch;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect until it takes a connection
 * @param answer until it begins to answer
 * @param silence until it sends the next bytes of a file; how long a file takes is not limited
 */
public record Patience(Duration connect, Duration answer, Duration silence) {

  /** What the commands have. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60));
}
