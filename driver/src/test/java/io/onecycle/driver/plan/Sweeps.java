package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.SweepSpecs;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sweeps of the size that a test wants. */
final class Sweeps {

  static final ScheduleAxis ONE_CYCLE = new ScheduleAxis.OneCycle();
  static final ScheduleAxis CONSTANT = new ScheduleAxis.Fixed(new ScheduleSpec.Constant());

  private Sweeps() {}

  static SweepSpec of(Grid grid, List<Long> seeds, int failuresPerTrial) {
    Training training =
        new Training(
            5,
            1,
            128,
            Training.NO_LIMIT,
            new Validation.HeldOut(0.1, false),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    return SweepSpecs.of(
        "a",
        "mnist",
        new ModelSpec.Lenet(),
        Compat.NONE,
        training,
        grid,
        seeds,
        new Limits(60, failuresPerTrial));
  }

  /** As many weight decays and seeds as asked for: 1, 2, 3, … of each. */
  static SweepSpec of(int weightDecays, int seeds, int failuresPerTrial) {
    Grid grid =
        new Grid(
            List.of(ONE_CYCLE),
            List.of(List.of(0.1)),
            List.of(10.0),
            List.of(10.0),
            List.of(Momentum.constant(0.9)),
            Stream.iterate(1.0, wd -> wd + 1).limit(weightDecays).map(List::of).toList());
    return of(grid, LongStream.rangeClosed(1, seeds).boxed().toList(), failuresPerTrial);
  }

  /** So many weight decays, whose seeds are spent until they are decided. */
  static SweepSpec untilDecided(SequentialSeeds rule, int weightDecays, int failuresPerTrial) {
    SweepSpec fixed = of(weightDecays, rule.max(), failuresPerTrial);
    return new SweepSpec(
        fixed.name(),
        fixed.data(),
        fixed.model(),
        fixed.compat(),
        fixed.training(),
        fixed.grid(),
        rule.all(),
        fixed.limits(),
        Optional.empty(),
        Optional.of(rule),
        Optional.empty(),
        Optional.empty());
  }
}
