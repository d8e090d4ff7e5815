package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics that a sweep can name, and those of classes of one's own. */
public final class Metrics {

  private static final Map<String, Metric> BUILT_IN = new LinkedHashMap<>();

  private static final Map<String, Goal> GOALS =
      Map.of(
          "accuracy",
          Goal.MAXIMIZE,
          "top5_accuracy",
          Goal.MAXIMIZE,
          "macro_f1",
          Goal.MAXIMIZE,
          Auc.NAME,
          Goal.MAXIMIZE,
          "rmse",
          Goal.MINIMIZE,
          "mae",
          Goal.MINIMIZE,
          "r2",
          Goal.MAXIMIZE,
          Objective.LOSS,
          Goal.MINIMIZE);

  static {
    for (Metric metric :
        List.of(
            new Accuracy(),
            new TopFive(),
            new MacroF1(),
            new Auc(),
            Errors.rmse(),
            Errors.mae(),
            Errors.r2())) {
      BUILT_IN.put(metric.name(), metric);
    }
  }

  private Metrics() {}

  /** The names of all built-in metrics. */
  public static List<String> names() {
    return List.copyOf(BUILT_IN.keySet());
  }

  /** Whatever has a goal that is known: all built-in metrics, and the loss. */
  public static List<String> known() {
    return GOALS.keySet().stream().sorted().toList();
  }

  /** Which way a built-in metric, or the loss, is better; empty for any other. */
  public static Optional<Goal> goal(String name) {
    return Optional.ofNullable(GOALS.get(name));
  }

  /**
   * What is measured of a target.
   *
   * @throws IllegalArgumentException naming a metric that is not there or cannot be measured
   */
  public static List<Metric> of(Scoring scoring, Target target) {
    List<String> names = scoring.metrics().isEmpty() ? usual(target) : scoring.metrics();
    return names.stream().map(name -> measuring(named(name), target)).toList();
  }

  /**
   * What is measured beside that, whatever was asked for: of two classes the area under the ROC
   * curve; of several numbers the errors of each, in its own units.
   *
   * @param names of classes or numbers, in the order of outputs
   */
  public static List<Metric> beside(Target target, List<String> names) {
    if (target instanceof Target.Classes) {
      return target.outputs() == 2 ? List.of(new Auc()) : List.of();
    }
    return target.outputs() == 1 ? List.of() : ofTargets(names);
  }

  /** The names of {@link #beside} of several numbers. */
  public static List<String> namesOfTargets(List<String> names) {
    return ofTargets(names).stream().map(Metric::name).toList();
  }

  private static List<Metric> ofTargets(List<String> names) {
    List<String> called = TargetNames.columns(names);
    List<Metric> all = new ArrayList<>();
    for (Errors each : List.of(Errors.rmse(), Errors.mae(), Errors.r2())) {
      for (int k = 0; k < called.size(); k++) {
        all.add(each.of(k, called.get(k)));
      }
    }
    return all;
  }

  /**
   * What settings are compared by. Of several numbers it is the loss: the mean squared error of
   * each in units of its own deviation, in which none outweighs the others.
   */
  public static Objective objective(Scoring scoring, Target target) {
    return scoring
        .objective()
        .orElse(
            target instanceof Target.Classes
                ? Objective.ACCURACY
                : target.outputs() == 1 ? Objective.RMSE : Objective.SCALED_LOSS);
  }

  /** The same where it is known what was measured, but not of what. */
  public static Objective objective(Scoring scoring, Scores measured) {
    boolean several =
        measured.metrics().keySet().stream().filter(name -> name.startsWith("rmse_")).count() > 1;
    return scoring
        .objective()
        .orElse(
            measured.accuracy().isPresent()
                ? Objective.ACCURACY
                : several ? Objective.SCALED_LOSS : Objective.RMSE);
  }

  private static List<String> usual(Target target) {
    return target instanceof Target.Classes ? List.of("accuracy") : List.of("rmse", "mae", "r2");
  }

  private static Metric measuring(Metric metric, Target target) {
    Require.that(
        metric.measures(target), "metric", metric.name(), "one that can be measured of " + target);
    return metric;
  }

  private static Metric named(String name) {
    Metric builtIn = BUILT_IN.get(name);
    if (builtIn != null) {
      return builtIn;
    }
    Require.that(name.contains("."), "metric", name, "one of " + names() + ", or a class");
    try {
      ClassLoader jars = Thread.currentThread().getContextClassLoader();
      Metric own =
          Class.forName(name, true, jars)
              .asSubclass(Metric.class)
              .getDeclaredConstructor()
              .newInstance();
      Require.that(
          own.name().matches("[a-z][a-z0-9_]*"), "name of " + name, own.name(), "[a-z][a-z0-9_]*");
      return own;
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "Invalid metric: %s, expected a class with a public constructor, in a jar of --jars, that"
                  .formatted(name)
              + " is a "
              + Metric.class.getName()
              + " ("
              + e
              + ")",
          e);
    }
  }
}
