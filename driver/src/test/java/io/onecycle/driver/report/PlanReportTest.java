package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanReportTest {

  private static final Grid GRID =
      new Grid(
          List.of(
              new ScheduleAxis.OneCycle(),
              new ScheduleAxis.Fixed(new ScheduleSpec.Step(List.of(2.0, 4.0), 0.1))),
          List.of(List.of(0.1), List.of(0.01, 0.1)),
          List.of(10.0),
          List.of(13.68),
          List.of(new Momentum(0.95, 0.85), Momentum.constant(0.9)),
          List.of(List.of(1e-4)));

  private static SweepPlan plan(Optional<Long> iterations, Optional<Integer> owed) {
    return new SweepPlan(
        "weight-decay",
        "fashion-mnist",
        "lenet",
        GridAxes.of(GRID),
        0,
        8,
        List.of(1L, 2L, 3L),
        Optional.empty(),
        iterations,
        Optional.empty(),
        VerdictPlan.NONE,
        Optional.empty(),
        owed);
  }

  @Test
  void saysWhatWouldBeRun() {
    assertThat(PlanReport.render(plan(Optional.of(2110L), Optional.of(10))))
        .isEqualTo(
            """
            sweep         weight-decay
            data          fashion-mnist
            model         lenet
            schedule      1cycle, step(at=2.0,4.0;factor=0.1)
            max_lr        0.1, [0.01, 0.1]
            div           10
            pct           13.68
            momentum      0.95-0.85, 0.9
            weight_decay  1e-4
            seeds         1, 2, 3
            settings      8
            trials        24: 14 committed, 10 owed
            iterations    2,110 a trial, 50,640 in total, 21,100 owed
            """);
  }

  @Test
  void leavesOutWhatIsNotKnownYet() {
    assertThat(PlanReport.render(plan(Optional.empty(), Optional.empty())))
        .endsWith("settings      8\ntrials        24\n");
  }

  @Test
  void refusesToOweMoreThanThereIs() {
    assertThatThrownBy(() -> plan(Optional.empty(), Optional.of(25)))
        .hasMessage(
            "Invalid owed: Optional[25], expected at least 0 and at most the 24 trials of the"
                + " sweep");
  }

  @Test
  void saysHowManyTrialsThereMayBeWhereSeedsAreSpentUntilDecided() {
    SequentialSeeds rule = new SequentialSeeds(1, 3, 10, OptionalDouble.of(0.002));
    SweepPlan plan =
        new SweepPlan(
            "x",
            "mnist",
            "lenet",
            GridAxes.of(GRID),
            0,
            8,
            rule.all(),
            Optional.of(rule),
            Optional.of(100L),
            Optional.empty(),
            VerdictPlan.NONE,
            Optional.empty(),
            Optional.of(12));
    assertThat(PlanReport.render(plan))
        .endsWith(
            """
            seeds         3 to 10 for each setting, from seed 1 on, until decided, or alike within ±0.002
            settings      8
            trials        24 to 80: 12 owed now
            iterations    100 a trial, 2,400 to 8,000 in total, 1,200 owed
            """);
  }
}
