package io.onecycle.driver.results;

import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A metric that finished trials are to be judged by, as a user names it: {@code mae}, or where it
 * is not recorded which way it is better {@code spread:minimize}.
 *
 * @param metric its name; {@code loss} is {@code val_loss}
 * @param goal which way it is better, where that is said
 */
public record ObjectiveName(String metric, Optional<Goal> goal) {

  private static final String OPTION = "objective";

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none, naming it
   */
  public static ObjectiveName of(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    Optional<Goal> goal = colon < 0 ? Optional.empty() : Optional.of(goal(text, colon));
    return new ObjectiveName(name.equals("loss") ? Objective.LOSS : name, goal);
  }

  private static Goal goal(String text, int colon) {
    String word = text.substring(colon + 1).toUpperCase(Locale.ROOT);
    Require.that(
        word.equals(Goal.MAXIMIZE.name()) || word.equals(Goal.MINIMIZE.name()),
        OPTION,
        text,
        "NAME, NAME:maximize or NAME:minimize");
    return Goal.valueOf(word);
  }

  /**
   * What it means to these trials.
   *
   * @throws IllegalArgumentException if none of them has it, naming what they have, or if nothing
   *     tells which way it is better
   */
  public Objective in(Collection<TrialRow> trials) {
    Set<String> recorded =
        trials.stream()
            .flatMap(row -> row.scores().measured().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Require.that(
        recorded.contains(metric),
        OPTION,
        metric,
        recorded.isEmpty()
            ? "a metric of completed trials, and none has completed"
            : "one that is recorded: " + String.join(", ", recorded));
    Optional<Goal> said =
        trials.stream()
            .filter(row -> row.scores().objective().filter(metric::equals).isPresent())
            .flatMap(row -> row.scores().goal().stream())
            .findFirst();
    Optional<Goal> found = goal.or(() -> said).or(() -> Metrics.goal(metric));
    Require.that(
        found.isPresent(),
        OPTION,
        metric,
        "%s:maximize or %s:minimize, as it is not recorded which way it is better"
            .formatted(metric, metric));
    return new Objective(metric, found.orElseThrow());
  }
}
