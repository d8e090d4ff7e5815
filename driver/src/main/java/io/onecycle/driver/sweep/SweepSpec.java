package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.List;
import java.util.Optional;

/**
 * A sweep file that has no faults.
 *
 * @param name the results folder's name, {@code [a-z0-9-]+}
 * @param data which data set
 * @param model which network is trained
 * @param compat whose reading of the policy is followed
 * @param training what all trials share
 * @param grid the axes that are swept
 * @param seeds each setting is trained with each of them; none twice
 * @param limits what a trial may take
 * @param lrFind the range tests, if there are any
 */
public record SweepSpec(
    String name,
    DataSpec data,
    ModelSpec model,
    Compat compat,
    Training training,
    Grid grid,
    List<Long> seeds,
    Limits limits,
    Optional<LrFind> lrFind) {

  public SweepSpec {
    seeds = List.copyOf(seeds);
  }

  /** A sweep on a built-in data set without range tests. */
  public SweepSpec(
      String name,
      String data,
      ModelSpec model,
      Compat compat,
      Training training,
      Grid grid,
      List<Long> seeds,
      Limits limits) {
    this(
        name,
        new DataSpec.BuiltIn(data),
        model,
        compat,
        training,
        grid,
        seeds,
        limits,
        Optional.empty());
  }

  /** The same sweep of other data: of what it names, staged. */
  public SweepSpec withData(DataSpec staged) {
    return new SweepSpec(name, staged, model, compat, training, grid, seeds, limits, lrFind);
  }

  /** Where results go unless the user says otherwise: a folder below the working directory. */
  public String defaultResults() {
    return "results/" + name;
  }
}
