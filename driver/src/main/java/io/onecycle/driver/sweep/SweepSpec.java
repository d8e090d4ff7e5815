package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A sweep file that has no faults.
 *
 * @param name the results folder's name, {@code [a-z0-9-]+}
 * @param data which data set
 * @param model which network is trained
 * @param compat whose reading of the policy is followed
 * @param training what all trials share
 * @param grid the axes that are swept
 * @param seeds each setting is trained with each of them, or as many from the first on as {@code
 *     untilDecided} asks for; none twice
 * @param limits what a trial may take
 * @param lrFind the range tests, if there are any
 * @param untilDecided how many of the seeds are spent; empty for all
 * @param search how the sweep looks beyond its grid, if it does
 * @param verdict by which fresh seeds the settings are judged that were chosen by {@code seeds};
 *     empty where these judge, too
 * @param scientific the axes that the sweep asks about, as its file marks them: all others that are
 *     swept are nuisance, and what is not swept is fixed on purpose; empty where it marks none
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
    Optional<LrFind> lrFind,
    Optional<SequentialSeeds> untilDecided,
    Optional<Search> search,
    Optional<VerdictSeeds> verdict,
    List<Grouping> scientific) {

  /** The greatest seed must leave room for those of the verdict. */
  public SweepSpec {
    seeds = List.copyOf(seeds);
    scientific = List.copyOf(scientific);
  }

  /** A sweep that marks no axis. */
  public SweepSpec(
      String name,
      DataSpec data,
      ModelSpec model,
      Compat compat,
      Training training,
      Grid grid,
      List<Long> seeds,
      Limits limits,
      Optional<LrFind> lrFind,
      Optional<SequentialSeeds> untilDecided,
      Optional<Search> search,
      Optional<VerdictSeeds> verdict) {
    this(
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
        search,
        verdict,
        List.of());
  }

  /**
   * The axes that the sweep asks about: those it marks, else what its verdict goes by, else weight
   * decay where it lists several; none where settings are compared.
   */
  public List<Grouping> asked() {
    if (!scientific.isEmpty()) {
      return scientific;
    }
    Grouping by = verdict.map(VerdictSeeds::by).orElseGet(() -> Grouping.of(grid));
    return by == Grouping.SETTING ? List.of() : List.of(by);
  }

  /**
   * The axes asked about each of whose values may need a learning rate of its own, and has one and
   * the same; none if the sweep marks axes, for then it is so on purpose.
   */
  public List<Grouping> oneRateFor() {
    boolean isOne =
        grid.maxLr().size() == 1 && grid.foundLr().isEmpty() && grid.ranges().maxLr().isEmpty();
    return isOne && scientific.isEmpty()
        ? asked().stream().filter(by -> by.needsItsOwnRate() && by.groups(grid) > 1).toList()
        : List.of();
  }

  /** The fresh seeds of the verdict, in the order they are spent; none where there are no such. */
  public List<Long> verdictSeeds() {
    return verdict.map(fresh -> fresh.after(seeds)).orElse(List.of());
  }

  /** The seeds that every setting is trained with, whatever comes out. */
  public List<Long> firstSeeds() {
    return seeds.subList(0, untilDecided.map(SequentialSeeds::min).orElse(seeds.size()));
  }

  /** Whether what is asked for depends on results. */
  public boolean isAdaptive() {
    return search.filter(Search::isAdaptive).isPresent();
  }

  /** The same sweep of the built-in set that it names, known by its content. */
  public SweepSpec withContent(DataSpec.BuiltIn known) {
    return new SweepSpec(
        name,
        known,
        model,
        compat,
        training,
        grid,
        seeds,
        limits,
        lrFind,
        untilDecided,
        search,
        verdict,
        scientific);
  }

  /** The same sweep of what it names, staged, with what that has to validate on. */
  public SweepSpec withData(DataSpec.Own staged) {
    return new SweepSpec(
        name,
        staged,
        model,
        compat,
        training.withValidation(training.validation().with(staged.validationExamples() > 0)),
        grid,
        seeds,
        limits,
        lrFind,
        untilDecided,
        search,
        verdict,
        scientific);
  }

  /** Where results go unless the user says otherwise: a folder below the working directory. */
  public String defaultResults() {
    return "results/" + name;
  }

  /**
   * What holds for several sweeps taken together, however each has stopped: looks from the fewest
   * seeds that any of them may have stopped at to the most. Empty if all spend their seeds whatever
   * comes out.
   */
  public static Optional<SequentialSeeds> untilDecided(List<SweepSpec> sweeps) {
    List<SequentialSeeds> rules =
        sweeps.stream().flatMap(sweep -> sweep.untilDecided().stream()).toList();
    if (rules.isEmpty() || (rules.size() == sweeps.size() && Set.copyOf(rules).size() == 1)) {
      return rules.stream().findFirst();
    }
    int min = rules.stream().mapToInt(SequentialSeeds::min).min().orElseThrow();
    int max = sweeps.stream().mapToInt(sweep -> sweep.seeds().size()).max().orElseThrow();
    return Optional.of(
        new SequentialSeeds(1, min, Math.min(max, SequentialSeeds.MOST), OptionalDouble.empty()));
  }

  /** Which seeds validate on the same examples. */
  public ValidationFolds validationFolds() {
    return ValidationFolds.of(training.validation());
  }
}
