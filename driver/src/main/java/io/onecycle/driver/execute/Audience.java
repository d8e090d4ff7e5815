package io.onecycle.driver.execute;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Who is told of a run. What they throw is theirs to catch.
 *
 * @param progress where it is shown to people
 * @param terminal whether that is a terminal
 * @param news is told of each trial and range test, from whichever thread hears of it
 * @param notes is told what a user should know of the run as a whole
 */
public record Audience(
    PrintStream progress, boolean terminal, Consumer<Progress> news, Consumer<String> notes) {

  /** People at a console alone. */
  public Audience(PrintStream progress, boolean terminal) {
    this(progress, terminal, news -> {}, note -> {});
  }
}
