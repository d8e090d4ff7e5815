package io.onecycle.driver.execute;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.SweepSpecs;
import io.onecycle.worker.lrfind.LrFindSpec;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;

/** Sweeps for tests: weight decays × seeds. */
final class Sweeps {

  private Sweeps() {}

  static SweepSpec of(List<Double> weightDecays, int seeds, Limits limits) {
    Training training =
        new Training(
            1,
            1,
            64,
            640,
            new Validation.HeldOut(0.1, false),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Grid grid =
        new Grid(
            List.of(new ScheduleAxis.OneCycle()),
            List.of(List.of(0.1)),
            List.of(10.0),
            List.of(10.0),
            List.of(new Momentum(0.95, 0.85)),
            weightDecays.stream().map(List::of).toList());
    return SweepSpecs.of(
        "test",
        "fashion-mnist-mini",
        new ModelSpec.Mlp(List.of(16)),
        Compat.NONE,
        training,
        grid,
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        limits);
  }

  /** One trial of so many epochs of 40 iterations of LeNet. */
  static SweepSpec lenet(int epochs, Limits limits) {
    SweepSpec like = of(List.of(1e-3), 1, limits);
    Training training =
        new Training(
            epochs,
            1,
            64,
            2560,
            new Validation.HeldOut(0.1, false),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    return SweepSpecs.of(
        like.name(),
        like.data().name(),
        new ModelSpec.Lenet(),
        like.compat(),
        training,
        like.grid(),
        like.seeds(),
        limits);
  }

  /** As above; max_lr is so many times the minimum/10 of the weight decay's range tests. */
  static SweepSpec withFoundRates(
      List<Double> weightDecays, List<Double> factors, int seeds, int tests) {
    SweepSpec like = of(weightDecays, seeds, new Limits(60, 1));
    Grid grid = like.grid();
    return SweepSpecs.of(
        like.name(),
        like.data(),
        like.model(),
        like.compat(),
        like.training(),
        new Grid(
            grid.schedule(),
            List.of(),
            grid.div(),
            grid.pct(),
            grid.momentum(),
            grid.weightDecay(),
            factors),
        like.seeds(),
        like.limits(),
        Optional.of(
            new LrFind(
                LrFindSpec.DEFAULT,
                false,
                OptionalInt.of(tests),
                LrFind.Suggestion.MINIMUM,
                LrFind.Average.MEDIAN)));
  }
}
