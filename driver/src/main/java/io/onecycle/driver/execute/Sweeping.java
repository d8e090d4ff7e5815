package io.onecycle.driver.execute;

import io.onecycle.driver.sweep.Limits;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What every task of one run knows.
 *
 * @param sweep the sweep's name
 * @param runId one {@code run} command, for marks of trials in flight
 * @param results root of the results
 * @param limits of every trial
 */
public record Sweeping(String sweep, String runId, String results, Limits limits)
    implements Serializable {

  private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  /** Executors work in folders of their own: a path must mean the same to them as to the driver. */
  public Sweeping {
    results = located(results);
  }

  double trialMinutes() {
    return limits.trialMinutes();
  }

  Duration checkpointEvery() {
    return Duration.ofMillis((long) (limits.checkpointSeconds() * 1000));
  }

  /** A path or URI that means the same in every folder. */
  static String located(String results) {
    return URI_SCHEME.matcher(results).lookingAt() ? results : absolute(results);
  }

  static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }
}
