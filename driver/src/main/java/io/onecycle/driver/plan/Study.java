package io.onecycle.driver.plan;

import io.onecycle.driver.search.Observation;
import io.onecycle.driver.search.RandomSampler;
import io.onecycle.driver.search.Sampler;
import io.onecycle.driver.search.SobolSampler;
import io.onecycle.driver.search.TpeSampler;
import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.SamplerSpec;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Candidates that compete with one another, and with no others: those of one weight decay, so that
 * all weight decays have the same budget; or all, where weight decay is searched too.
 *
 * @param candidates as far as they are proposed
 * @param total how many there will be
 */
record Study(List<Candidate> candidates, int total) {

  /** So often a candidate is drawn again, for each that is wanted, before fewer have to do. */
  private static final int DRAWS = 100;

  Study {
    candidates = List.copyOf(candidates);
  }

  /**
   * The studies of a sweep, one for each weight decay. Samplers propose the same points to each, as
   * far as they do not learn, so that weight decays stay paired.
   *
   * @param score of a candidate in the first rung; empty while it is still being trained
   */
  static List<Study> of(SweepSpec spec, Function<Candidate, Optional<Double>> score) {
    Grid grid = spec.grid();
    Optional<SamplerSpec> sampler = spec.search().flatMap(Search::sampler);
    List<List<Double>> weightDecays =
        grid.ranges().weightDecay().isPresent() ? List.of(List.of()) : grid.weightDecay();
    if (sampler.isPresent()) {
      return weightDecays.stream().map(wd -> sampled(grid, sampler.get(), wd, score)).toList();
    }
    List<Candidate> points = GridPoints.of(grid);
    return weightDecays.stream()
        .map(wd -> points.stream().filter(point -> point.weightDecay().equals(wd)).toList())
        .map(own -> new Study(own, own.size()))
        .toList();
  }

  private static Study sampled(
      Grid grid,
      SamplerSpec spec,
      List<Double> weightDecay,
      Function<Candidate, Optional<Double>> score) {
    SearchSpace space = new SearchSpace(grid);
    Sampler sampler = sampler(spec, space);
    Set<Candidate> proposed = new LinkedHashSet<>();
    List<Observation> known = new ArrayList<>();
    List<List<Double>> points = new ArrayList<>();
    int draws = 0;
    while (proposed.size() < spec.settings() && draws < DRAWS * spec.settings()) {
      int nth = proposed.size();
      // Only a whole beginning of the proposals is learnt from: whatever else is known came early.
      List<Candidate> sofar = List.copyOf(proposed);
      while (known.size() < sampler.needs(nth)) {
        Optional<Double> next = score.apply(sofar.get(known.size()));
        if (next.isEmpty()) {
          return new Study(sofar, spec.settings());
        }
        known.add(new Observation(points.get(known.size()), next.get()));
      }
      List<Double> point = sampler.propose(nth, draws++, known.subList(0, sampler.needs(nth)));
      if (proposed.add(space.at(point, weightDecay))) {
        points.add(point);
      }
    }
    return new Study(List.copyOf(proposed), proposed.size());
  }

  private static Sampler sampler(SamplerSpec spec, SearchSpace space) {
    if (spec instanceof SamplerSpec.Tpe tpe) {
      return new TpeSampler(space.dimensions(), tpe.seed(), tpe.startup(), tpe.parallel());
    }
    return spec instanceof SamplerSpec.Sobol
        ? new SobolSampler(space.dimensions(), spec.seed())
        : new RandomSampler(space.dimensions(), spec.seed());
  }
}
