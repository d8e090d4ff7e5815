package io.onecycle.worker.model.updater;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.serde.json.JsonMappers;

class ScheduledSgdTest {

  private static final int PER_EPOCH = 37;

  static List<ScheduleSpec> schedules() {
    return List.of(
        new ScheduleSpec.OneCycle(10, 13.68),
        new ScheduleSpec.Constant(),
        new ScheduleSpec.Step(List.of(0.5, 1.5), 0.3));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void readsTheTrialsRatesToTheLastBit(ScheduleSpec spec) {
    Trial trial = trial(spec);
    Schedule schedule = Schedules.of(trial, PER_EPOCH);
    ISchedule rate = UpdaterSchedules.rate(trial, PER_EPOCH, 0.7);
    ISchedule momentum = UpdaterSchedules.momentum(trial, PER_EPOCH);
    for (int t = 0; t < schedule.iterations(); t++) {
      assertThat(rate.valueAt(t, 0)).isEqualTo(schedule.lr(t, 0.7));
      assertThat(momentum.valueAt(t, 0)).isEqualTo(schedule.momentum(t));
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void comesBackFromJsonAndFromJava(ScheduleSpec spec) throws Exception {
    ScheduledSgd updater = updater(spec, Optimizer.SGD);
    String json = JsonMappers.getMapper().writeValueAsString(updater);
    assertThat(JsonMappers.getMapper().readValue(json, IUpdater.class)).isEqualTo(updater);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(updater);
    assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
        .isEqualTo(updater);
    assertThat(updater.clone()).isEqualTo(updater).hasSameHashCodeAs(updater);
  }

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void remembersWhatItApplied(Optimizer rule) {
    ScheduledSgd config = updater(schedules().get(0), rule);
    var updater = (ScheduledSgdUpdater) config.instantiate(Nd4j.create(1, 2), true);
    assertThat(updater.appliedRate()).isNaN();
    updater.applyUpdater(Nd4j.ones(1, 2), 5, 0);
    assertThat(updater.appliedRate()).isEqualTo(config.getLearningRate(5, 0));
    assertThat(updater.appliedMomentum()).isEqualTo(config.momentum(5, 0));
  }

  private static ScheduledSgd updater(ScheduleSpec spec, Optimizer rule) {
    Trial trial = trial(spec);
    return new ScheduledSgd(
        rule,
        UpdaterSchedules.rate(trial, PER_EPOCH, 0.7),
        UpdaterSchedules.momentum(trial, PER_EPOCH));
  }

  /** Two cycles of two epochs. */
  private static Trial trial(ScheduleSpec spec) {
    Trial plain = Trials.plain();
    Training once = plain.training();
    Training training =
        new Training(
            2,
            2,
            once.batchSize(),
            once.limit(),
            once.validation(),
            once.augment(),
            once.optimizer(),
            once.weightDecayMode(),
            once.weightDecayScope());
    boolean cycled = spec instanceof ScheduleSpec.OneCycle;
    return new Trial(
        plain.data(),
        plain.model(),
        Compat.FASTAI,
        training,
        new Setting(
            spec,
            List.of(0.7),
            cycled ? new Momentum(0.95, 0.85) : Momentum.constant(0.9),
            List.of(0.0)),
        1);
  }
}
