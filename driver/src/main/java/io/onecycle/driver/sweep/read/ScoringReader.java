package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Nearest;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is measured and what settings are compared by: {@code metrics}, {@code objective}. */
final class ScoringReader {

  static final String METRICS = "metrics";
  static final String OBJECTIVE = "objective";

  private static final Map<String, Goal> GOALS = Scalars.names(Goal.values());
  private static final Pattern METRIC = Pattern.compile("[a-z][a-z0-9_]{0,60}");
  private static final Pattern CLASS = Pattern.compile("([A-Za-z_$][\\w$]*\\.)+[A-Za-z_$][\\w$]*");

  private final FaultList faults;
  private final List<Target> targets;
  private final List<String> ofTargets;
  private final boolean mayBeSeveral;

  /**
   * Reads no more than it is asked for.
   *
   * @param targets what the metrics may be measured of, at least one
   * @param names what several numbers are called; none where there is one, or it is not known
   * @param mayBeSeveral whether numbers may be several, known or not
   */
  ScoringReader(List<Target> targets, List<String> names, boolean mayBeSeveral, FaultList faults) {
    this.targets = List.copyOf(targets);
    this.ofTargets = names.isEmpty() ? List.of() : Metrics.namesOfTargets(names);
    this.mayBeSeveral = mayBeSeveral;
    this.faults = faults;
  }

  /** The objective may stand at the top or in {@code train}, but not in both. */
  Optional<Scoring> read(Section sweep, Section train) {
    Optional<List<String>> metrics =
        train.has(METRICS)
            ? new AxisReader(faults)
                .distinct(train.required(METRICS, ""), this::metric)
                .map(LocatedAxis::values)
            : Optional.of(List.of());
    if (sweep.has(OBJECTIVE) && train.has(OBJECTIVE)) {
      faults.add(
          train.required(OBJECTIVE, ""), "a second objective", "one, at the top or in train");
      return Optional.empty();
    }
    Section from = sweep.has(OBJECTIVE) ? sweep : train;
    if (!from.has(OBJECTIVE)) {
      return metrics.map(names -> usual(new Scoring(names, Optional.empty())));
    }
    LocatedNode node = from.required(OBJECTIVE, "");
    Optional<Objective> objective = objective(node);
    return metrics.isPresent() && objective.isPresent()
        ? scoring(node, metrics.get(), objective.get())
        : Optional.empty();
  }

  private Optional<String> metric(LocatedNode node) {
    String name = node instanceof LocatedNode.Scalar scalar ? scalar.text() : "";
    if (CLASS.matcher(name).matches()) {
      return Optional.of(name);
    }
    if (!Metrics.names().contains(name)) {
      faults.add(node, "not a metric", Nearest.oneOf(Metrics.names(), name) + ", or a class");
    } else if (!isMeasured(name)) {
      faults.add(
          node,
          "not to be measured of " + targets.get(0),
          "one of " + String.join(", ", measured()));
    } else {
      return Optional.of(name);
    }
    return Optional.empty();
  }

  private Optional<Objective> objective(LocatedNode node) {
    if (node instanceof LocatedNode.Mapping mapping) {
      List<Map.Entry<String, LocatedNode.Entry>> given =
          List.copyOf(Section.of(node, List.copyOf(GOALS.keySet()), faults).entries().entrySet());
      if (given.size() != 1) {
        faults.add(mapping, "not one goal", "{maximize: NAME} or {minimize: NAME}");
        return Optional.empty();
      }
      Optional<Goal> goal = Optional.ofNullable(GOALS.get(given.get(0).getKey()));
      return new Scalars(faults)
          .name(given.get(0).getValue().value(), METRIC, "the name of a metric")
          .flatMap(name -> goal.map(found -> new Objective(name, found)));
    }
    String name = node instanceof LocatedNode.Scalar scalar ? scalar.text() : "";
    Optional<Goal> goal =
        ofTargets.contains(name)
            ? Metrics.goal(name.substring(0, name.indexOf('_')))
            : Metrics.goal(name);
    if (goal.isEmpty()) {
      faults.add(
          node,
          "not a metric that is known",
          Nearest.oneOf(known(), name) + ", or {maximize: NAME} or {minimize: NAME}");
    }
    return goal.map(found -> new Objective(name, found));
  }

  /**
   * What is compared must be measured; what is measured beside the usual need not be said twice.
   */
  private Optional<Scoring> scoring(LocatedNode node, List<String> metrics, Objective objective) {
    String name = objective.metric();
    boolean isThere =
        name.equals(Objective.LOSS)
            || ofTargets.contains(name)
            || metrics.contains(name)
            || metrics.stream().anyMatch(metric -> metric.contains("."));
    if (isThere) {
      return Optional.of(usual(new Scoring(metrics, Optional.of(objective))));
    }
    if (!metrics.isEmpty() || !Metrics.names().contains(name) || !isMeasured(name)) {
      List<String> expected = new ArrayList<>(metrics.isEmpty() ? measured() : metrics);
      expected.addAll(ofTargets);
      expected.add(Objective.LOSS);
      faults.add(node, "not measured", "one of " + String.join(", ", expected));
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(usualNames());
    if (all.contains(name)) {
      all.clear();
    } else {
      all.add(name);
    }
    return Optional.of(usual(new Scoring(all, Optional.of(objective))));
  }

  /** To say what is usual anyway changes nothing: such trials stay the same ones. */
  private Scoring usual(Scoring scoring) {
    boolean measuresTheUsual =
        scoring.metrics().isEmpty() || scoring.metrics().equals(usualNames());
    boolean comparesByTheUsual =
        targets.stream()
            .allMatch(
                target ->
                    Metrics.objective(scoring, target)
                        .equals(Metrics.objective(Scoring.USUAL, target)));
    List<String> measured = measuresTheUsual ? List.of() : scoring.metrics();
    if (comparesByTheUsual && mayBeSeveral && scoring.objective().isPresent()) {
      // Of several numbers something else is usual now, and trials stay the same ones.
      return Scoring.comparingByWhatWasUsual(measured, scoring.objective().get());
    }
    return new Scoring(measured, comparesByTheUsual ? Optional.empty() : scoring.objective());
  }

  /** None where it is not known what is learnt. */
  private List<String> usualNames() {
    return targets.size() > 1
        ? List.of()
        : Metrics.of(Scoring.USUAL, targets.get(0)).stream().map(metric -> metric.name()).toList();
  }

  private List<String> measured() {
    return Metrics.names().stream().filter(this::isMeasured).toList();
  }

  private boolean isMeasured(String name) {
    return targets.stream().anyMatch(target -> isMeasured(name, target));
  }

  private static boolean isMeasured(String name, Target target) {
    try {
      return !Metrics.of(new Scoring(List.of(name), Optional.empty()), target).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(measured());
    known.addAll(ofTargets);
    known.add(Objective.LOSS);
    return known;
  }
}
