package io.onecycle.driver.execute;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an executor was lost.
 *
 * @param reason in Spark's words
 * @param blamesWork whether what ran in it may have done it: it ended by itself, with an exit code
 *     that says so; not if its machine was lost, shut down or taken away, or fell silent
 */
record Loss(String reason, boolean blamesWork) {

  private static final Pattern EXIT =
      Pattern.compile("exit(?:ed with)? (?:code|status)(?: is|:)? *(-?\\d+)", CASE_INSENSITIVE);

  /** Interrupted or terminated from outside, as a machine does that goes down; or by ourselves. */
  private static final Set<Integer> NOT_ITS_OWN = Set.of(130, 143, WorkThread.GIVEN_UP);

  /**
   * As Spark tells it.
   *
   * @param ofApplication whether Spark takes it for the application's doing
   */
  static Loss of(String reason, boolean ofApplication) {
    Matcher exit = EXIT.matcher(reason);
    boolean ended = exit.find() && !NOT_ITS_OWN.contains(Integer.valueOf(exit.group(1)));
    return new Loss(reason, ofApplication && ended);
  }
}
