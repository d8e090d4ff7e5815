package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.List;
import java.util.Optional;

/**
 * Sweeps of a whole grid on built-in data, with every seed unless it is said how they are spent.
 */
public final class SweepSpecs {

  private SweepSpecs() {}

  public static SweepSpec of(
      String name,
      String data,
      ModelSpec model,
      Compat compat,
      Training training,
      Grid grid,
      List<Long> seeds,
      Limits limits) {
    DataSpec builtIn = new DataSpec.BuiltIn(data);
    return of(name, builtIn, model, compat, training, grid, seeds, limits, Optional.empty());
  }

  public static SweepSpec of(
      String name,
      DataSpec data,
      ModelSpec model,
      Compat compat,
      Training training,
      Grid grid,
      List<Long> seeds,
      Limits limits,
      Optional<LrFind> lrFind) {
    return of(name, data, model, compat, training, grid, seeds, limits, lrFind, Optional.empty());
  }

  public static SweepSpec of(
      String name,
      DataSpec data,
      ModelSpec model,
      Compat compat,
      Training training,
      Grid grid,
      List<Long> seeds,
      Limits limits,
      Optional<LrFind> lrFind,
      Optional<SequentialSeeds> untilDecided) {
    return new SweepSpec(
        name,
        data,
        model,
        compat,
        training,
        grid,
        seeds,
        limits,
        lrFind,
        untilDecided,
        Optional.empty(),
        Optional.empty());
  }
}
