package io.onecycle.driver.execute;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told of a run.
 *
 * @param progress where it is shown to people
 * @param terminal whether that is a terminal
 * @param news is told of each trial and range test, from whichever thread hears of it
 * @param notes is told what a user should know of the run as a whole
 */
public record Audience(
    PrintStream progress, boolean terminal, Consumer<Progress> news, Consumer<String> notes) {

  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

  /** People at a console alone. */
  public Audience(PrintStream progress, boolean terminal) {
    this(progress, terminal, news -> {}, note -> {});
  }

  /** Tells a piece of news; a listener that fails costs the run nothing. */
  void tell(Progress piece) {
    try {
      news.accept(piece);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed", e);
    }
  }
}
