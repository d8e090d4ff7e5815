package io.onecycle.driver.execute;

import io.onecycle.driver.table.ClassColumns;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialInputs;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import io.onecycle.driver.table.TrialSetting;
import io.onecycle.driver.table.TrialTraining;
import io.onecycle.worker.trial.Identity;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.result.Validated;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.PerClass;
import io.onecycle.worker.trial.score.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a trial and its result to the rows of the tables. */
final class TrialRows {

  private TrialRows() {}

  static TrialRow trial(
      Sweeping sweeping,
      Assignment assignment,
      TrialResult result,
      Work.Ran ran,
      double secondsBefore) {
    Trial trial = assignment.trial();
    Training training = trial.training();
    MetricCells metrics = MetricCells.of(training.scoring(), result.curve());
    Optional<Scores> last = completed(result, Outcome.Completed::last);
    Optional<Objective> objective =
        MetricCells.objective(
            training.scoring(),
            result.curve().stream().flatMap(point -> point.validation().stream()).findFirst());
    return new TrialRow(
        new TrialKey(
            sweeping.sweep(),
            trial.id(),
            trial.settingId(),
            trial.seed(),
            Optional.of(assignment.rung()).filter(rung -> rung != Assignment.FULL_LENGTH)),
        setting(trial.setting()),
        new TrialTraining(
            trial.data().name(),
            trial.model().name(),
            training.epochs(),
            training.cycles(),
            assignment.iterations(),
            training.batchSize(),
            training.weightDecayMode(),
            training.weightDecayScope(),
            training.optimizer(),
            trial.compat()),
        new TrialScores(
            ending(result.outcome()),
            last.flatMap(Scores::accuracy),
            last.map(Scores::loss),
            best(result).flatMap(Scores::accuracy),
            completed(result, Outcome.Completed::bestEpoch),
            finalTrainLoss(result),
            metrics.of(last),
            metrics.of(best(result)),
            objective.map(Objective::metric),
            objective.map(Objective::goal),
            result.validated().flatMap(Validated::chance),
            result.validated().map(Validated::examples),
            classes(completed(result, Outcome.Completed::perClass).flatMap(each -> each))),
        ran.facts(
            secondsBefore, assignment.attempt(), result.outcome().message(), result.backend()),
        result.imagesPerSecond(),
        inputs(trial));
  }

  private static ClassColumns classes(Optional<PerClass> found) {
    return new ClassColumns(
        found.map(PerClass::names),
        found.map(PerClass::examples),
        found.map(PerClass::precision),
        found.map(PerClass::recall),
        found.map(PerClass::auc),
        found.map(PerClass::macroAuc));
  }

  private static TrialInputs inputs(Trial trial) {
    Training training = trial.training();
    String augment =
        training.augment().stream().map(Identity::lower).sorted().collect(Collectors.joining(","));
    return new TrialInputs(
        Optional.of(trial.data().content()),
        Optional.of(training.validation().toString()),
        Optional.of(training.limit()).filter(limit -> limit != Training.NO_LIMIT),
        Optional.of(augment.isEmpty() ? "none" : augment),
        Optional.of(Identity.lower(training.precision())),
        Optional.of(TrialInputs.RESULTS_VERSION),
        Optional.of(training.classWeights().toString()));
  }

  private static TrialSetting setting(Setting setting) {
    return new TrialSetting(
        setting.schedule().name(),
        new LayerValues(setting.maxLr()),
        cycle(setting, ScheduleSpec.OneCycle::div),
        cycle(setting, ScheduleSpec.OneCycle::pct),
        setting.momentum().max(),
        setting.momentum().min(),
        new LayerValues(setting.weightDecay()));
  }

  private static Ending ending(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      return Ending.COMPLETED;
    }
    return outcome instanceof Outcome.Diverged ? Ending.DIVERGED : Ending.FAILED;
  }

  static List<CurveRow> curve(Trial trial, List<CurvePoint> curve) {
    MetricCells metrics = MetricCells.of(trial.training().scoring(), curve);
    return curve.stream()
        .map(
            point ->
                new CurveRow(
                    trial.id(),
                    point.iteration(),
                    point.epoch(),
                    point.lr(),
                    point.momentum(),
                    point.trainLoss(),
                    point.trainLossSmoothed(),
                    point.validation().map(Scores::loss),
                    point.validation().flatMap(Scores::accuracy),
                    metrics.of(point.validation())))
        .toList();
  }

  private static Optional<Double> finalTrainLoss(TrialResult result) {
    List<CurvePoint> curve = result.curve();
    return curve.isEmpty()
        ? Optional.empty()
        : Optional.of(curve.get(curve.size() - 1).trainLossSmoothed());
  }

  private static Optional<Scores> best(TrialResult result) {
    return completed(result, Outcome.Completed::best);
  }

  private static <T> Optional<T> completed(
      TrialResult result, Function<Outcome.Completed, T> value) {
    return result.outcome() instanceof Outcome.Completed done
        ? Optional.of(value.apply(done))
        : Optional.empty();
  }

  private static Optional<Double> cycle(
      Setting setting, Function<ScheduleSpec.OneCycle, Double> value) {
    return setting.schedule() instanceof ScheduleSpec.OneCycle cycle
        ? Optional.of(value.apply(cycle))
        : Optional.empty();
  }
}
