package io.onecycle.driver.table;

import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a trial ended, and what was measured of it on the validation set.
 *
 * @param finalAccuracy after the last iteration, over the whole validation set; empty unless
 *     completed
 * @param bestAccuracy in the epoch that is best by the objective
 * @param bestEpoch that epoch, from 0
 * @param finalTrainLoss smoothed
 * @param finalMetrics those but accuracy, after the last iteration: columns {@code final_<name>}
 * @param bestMetrics the same in the epoch that is best by the objective: {@code best_<name>}
 * @param objective the metric that settings are compared by, or {@code val_loss}; empty in rows of
 *     versions that knew accuracy only, and where nothing was measured
 * @param goal which way that is better
 * @param chance what the objective is worth, on the trial's own validation set, to outputs that
 *     know nothing of the input; empty if it failed, of metrics of which that is not known, and in
 *     older rows
 * @param validationExamples how many examples it was validated on; empty if it failed, and in older
 *     rows
 * @param classes what was measured of each class by itself
 */
public record TrialScores(
    Ending outcome,
    Optional<Double> finalAccuracy,
    Optional<Double> finalValLoss,
    Optional<Double> bestAccuracy,
    Optional<Integer> bestEpoch,
    Optional<Double> finalTrainLoss,
    Map<String, Optional<Double>> finalMetrics,
    Map<String, Optional<Double>> bestMetrics,
    Optional<String> objective,
    Optional<Goal> goal,
    Optional<Double> chance,
    Optional<Integer> validationExamples,
    ClassColumns classes) {

  /** Without a look at each class. */
  public TrialScores(
      Ending outcome,
      Optional<Double> finalAccuracy,
      Optional<Double> finalValLoss,
      Optional<Double> bestAccuracy,
      Optional<Integer> bestEpoch,
      Optional<Double> finalTrainLoss,
      Map<String, Optional<Double>> finalMetrics,
      Map<String, Optional<Double>> bestMetrics,
      Optional<String> objective,
      Optional<Goal> goal,
      Optional<Double> chance,
      Optional<Integer> validationExamples) {
    this(
        outcome,
        finalAccuracy,
        finalValLoss,
        bestAccuracy,
        bestEpoch,
        finalTrainLoss,
        finalMetrics,
        bestMetrics,
        objective,
        goal,
        chance,
        validationExamples,
        ClassColumns.NONE);
  }

  public TrialScores {
    finalMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(finalMetrics));
    bestMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(bestMetrics));
  }

  /**
   * The same, compared by another objective: of the epoch that is best it says what it said, which
   * was by the former one.
   */
  public TrialScores judgedBy(Objective other) {
    return other.equals(comparedBy()) && objective.isPresent()
        ? this
        : new TrialScores(
            outcome,
            finalAccuracy,
            finalValLoss,
            bestAccuracy,
            bestEpoch,
            finalTrainLoss,
            finalMetrics,
            bestMetrics,
            Optional.of(other.metric()),
            Optional.of(other.goal()),
            other.equals(comparedBy()) ? chance : Optional.empty(),
            validationExamples,
            classes);
  }

  /** The names of what was measured after the last iteration, the loss among them. */
  public Set<String> measured() {
    Set<String> names = new TreeSet<>();
    finalAccuracy.ifPresent(value -> names.add(Objective.ACCURACY.metric()));
    finalValLoss.ifPresent(value -> names.add(Objective.LOSS));
    finalMetrics.forEach((name, value) -> value.ifPresent(number -> names.add(name)));
    return names;
  }

  /** What the trial is compared by; accuracy where the row does not say. */
  public Objective comparedBy() {
    return objective
        .map(name -> new Objective(name, goal.orElse(Goal.MAXIMIZE)))
        .orElse(Objective.ACCURACY);
  }

  /**
   * A metric, or the validation loss by the name {@link Objective#LOSS}, after the last iteration;
   * empty unless completed, and where it was not measured.
   */
  public Optional<Double> finalOf(String metric) {
    return switch (metric) {
      case "accuracy" -> finalAccuracy;
      case Objective.LOSS -> finalValLoss;
      default -> finalMetrics.getOrDefault(metric, Optional.empty());
    };
  }

  /** The same of the epoch that is best by the objective, but for the loss: empty. */
  public Optional<Double> bestOf(String metric) {
    return metric.equals("accuracy")
        ? bestAccuracy
        : bestMetrics.getOrDefault(metric, Optional.empty());
  }

  /** The objective after the last iteration. */
  public Optional<Double> finalObjective() {
    return finalOf(comparedBy().metric());
  }
}
