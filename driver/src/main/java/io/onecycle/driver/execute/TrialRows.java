package io.onecycle.driver.execute;

import io.onecycle.driver.table.CodeVersion;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.CurvePoint;
import io.onecycle.worker.trial.Objective;
import io.onecycle.worker.trial.Outcome;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Scores;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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
    Setting setting = trial.setting();
    MetricCells metrics = MetricCells.of(training.scoring(), result.curve());
    Optional<Scores> last = completed(result, Outcome.Completed::last);
    Optional<Objective> objective =
        MetricCells.objective(
            training.scoring(),
            result.curve().stream().flatMap(point -> point.validation().stream()).findFirst());
    return new TrialRow(
        sweeping.sweep(),
        trial.id(),
        trial.settingId(),
        trial.data().name(),
        trial.model().name(),
        setting.schedule().name(),
        training.epochs(),
        training.cycles(),
        assignment.iterations(),
        training.batchSize(),
        setting.recordedMaxLr(),
        cycle(setting, ScheduleSpec.OneCycle::div),
        cycle(setting, ScheduleSpec.OneCycle::pct),
        setting.momentum().max(),
        setting.momentum().min(),
        setting.recordedWeightDecay(),
        layerGroups(setting),
        lower(training.weightDecayMode()),
        lower(training.weightDecayScope()),
        lower(training.optimizer()),
        lower(trial.compat()),
        trial.seed(),
        result.outcome().name(),
        last.flatMap(Scores::accuracy),
        last.map(Scores::loss),
        best(result).flatMap(Scores::accuracy),
        completed(result, Outcome.Completed::bestEpoch),
        finalTrainLoss(result),
        secondsBefore + Duration.between(ran.started(), ran.finished()).toMillis() / 1e3,
        result.imagesPerSecond(),
        assignment.attempt(),
        result.outcome().message(),
        ran.place().host(),
        ran.place().executorId(),
        ran.place().device(),
        ran.started(),
        ran.finished(),
        CodeVersion.text(),
        result.backend(),
        metrics.of(last),
        metrics.of(best(result)),
        objective.map(Objective::metric),
        objective.map(Objective::goal).map(TrialRows::lower),
        Optional.of(assignment.rung()).filter(rung -> rung != Assignment.FULL_LENGTH));
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

  private static String layerGroups(Setting setting) {
    boolean alike = setting.maxLr().size() == 1 && setting.weightDecay().size() == 1;
    return alike ? "" : "max_lr=" + setting.maxLr() + ";weight_decay=" + setting.weightDecay();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
