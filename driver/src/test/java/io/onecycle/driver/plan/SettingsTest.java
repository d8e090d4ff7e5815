package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Momentum RANGE = new Momentum(0.95, 0.85);
  private static final Momentum CONSTANT = Momentum.constant(0.9);

  private static List<Setting> settings(Grid grid) {
    return Settings.of(Sweeps.of(grid, List.of(1L), 2), FoundRates.NONE);
  }

  private static Setting cycle(double div, double pct, double lr, Momentum momentum, double wd) {
    return new Setting(new ScheduleSpec.OneCycle(div, pct), List.of(lr), momentum, List.of(wd));
  }

  @Test
  void variesTheLastAxisFastest() {
    Grid grid =
        new Grid(
            List.of(Sweeps.ONE_CYCLE),
            List.of(List.of(0.1), List.of(0.2)),
            List.of(10.0),
            List.of(0.0, 50.0),
            List.of(RANGE),
            List.of(List.of(1.0), List.of(2.0)));
    assertThat(settings(grid))
        .containsExactly(
            cycle(10, 0, 0.1, RANGE, 1),
            cycle(10, 0, 0.1, RANGE, 2),
            cycle(10, 50, 0.1, RANGE, 1),
            cycle(10, 50, 0.1, RANGE, 2),
            cycle(10, 0, 0.2, RANGE, 1),
            cycle(10, 0, 0.2, RANGE, 2),
            cycle(10, 50, 0.2, RANGE, 1),
            cycle(10, 50, 0.2, RANGE, 2));
  }

  @Test
  void doesNotMultiplyAScheduleWithoutDivAndPctByThem() {
    Grid grid =
        new Grid(
            List.of(Sweeps.CONSTANT, Sweeps.ONE_CYCLE),
            List.of(List.of(0.1)),
            List.of(5.0, 10.0),
            List.of(10.0, 20.0),
            List.of(CONSTANT, RANGE),
            List.of(List.of(0.0)));
    List<Setting> settings = settings(grid);
    assertThat(settings).hasSize(2 + 2 * 2 * 2).doesNotHaveDuplicates();
    assertThat(settings.subList(0, 3))
        .containsExactly(
            new Setting(new ScheduleSpec.Constant(), List.of(0.1), CONSTANT, List.of(0.0)),
            new Setting(
                new ScheduleSpec.Constant(),
                List.of(0.1),
                Momentum.constant(RANGE.max()),
                List.of(0.0)),
            cycle(5, 10, 0.1, CONSTANT, 0));
  }

  @Test
  void comparesAllSettingsWithTheFirstSeedBeforeTheSecond() {
    List<Trial> trials = Trials.of(Sweeps.of(3, 2, 1));
    assertThat(trials).extracting(Trial::seed).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
    assertThat(trials)
        .extracting(trial -> trial.setting().recordedWeightDecay())
        .containsExactly(1.0, 2.0, 3.0, 1.0, 2.0, 3.0);
    assertThat(trials).extracting(Trial::id).doesNotHaveDuplicates();
  }
}
