package io.onecycle.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static Schedule schedule(ScheduleSpec spec, int epochs, int cycles) {
    Training training =
        new Training(
            epochs,
            cycles,
            128,
            Training.NO_LIMIT,
            new Validation.TestSet(),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Setting setting = new Setting(spec, List.of(0.1, 1.0), new Momentum(0.95, 0.85), List.of(1e-4));
    return Schedules.of(
        new Trial("mnist", new ModelSpec.Lenet(), Compat.NONE, training, setting, 1), 10);
  }

  @Test
  void repeatsTheSameCycle() {
    Schedule once = schedule(new ScheduleSpec.OneCycle(10, 10), 5, 1);
    Schedule thrice = schedule(new ScheduleSpec.OneCycle(10, 10), 5, 3);
    assertThat(thrice.iterations()).isEqualTo(150);
    for (int t = 0; t < 150; t++) {
      assertThat(thrice.lr(t, 1)).isEqualTo(once.lr(t % 50, 1));
      assertThat(thrice.momentum(t)).isEqualTo(once.momentum(t % 50));
    }
  }

  @Test
  void layerGroupsFollowOneCurve() {
    Schedule schedule = schedule(new ScheduleSpec.OneCycle(10, 10), 5, 1);
    for (int t = 0; t < 50; t++) {
      assertThat(schedule.lr(t, 0.1)).isCloseTo(schedule.lr(t, 1.0) / 10, within(1e-15));
    }
  }

  @Test
  void stepsMultiplyTheRateAtEachMarkInEpochs() {
    Schedule schedule = schedule(new ScheduleSpec.Step(List.of(2.0, 3.5), 0.1), 5, 1);
    assertThat(schedule.lr(19, 1)).isEqualTo(1);
    assertThat(schedule.lr(20, 1)).isEqualTo(0.1);
    assertThat(schedule.lr(34, 1)).isEqualTo(0.1);
    assertThat(schedule.lr(35, 1)).isCloseTo(0.01, within(1e-17));
    assertThat(schedule.momentum(35)).isEqualTo(0.95);
  }

  @Test
  void aConstantScheduleStaysAtMaxLr() {
    Schedule schedule = schedule(new ScheduleSpec.Constant(), 5, 1);
    assertThat(schedule.lr(0, 0.3)).isEqualTo(0.3).isEqualTo(schedule.lr(49, 0.3));
  }
}
