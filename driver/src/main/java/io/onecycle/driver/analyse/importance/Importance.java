package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Alike;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which axis moved the result: the variance between trials, split into what each axis does, what
 * two axes do together, and chance. Seeds are blocks (R. A. Fisher, The Design of Experiments,
 * 1935): what a seed does to all settings is taken out before settings are compared.
 *
 * <p>A share is that of a variance component. For axes it is (SS − df·MSE)/N, the numerator of ω²
 * (W. L. Hays, Statistics for Psychologists, 1963); for seeds, which are drawn at random, that of
 * G. M. Vaughan and M. C. Corballis (Beyond tests of significance, Psychological Bulletin 72,
 * 1969). So an axis without effect has a share around 0, however many values it has; below 0 counts
 * as 0. P-values are those of F tests, adjusted by Holm; they take for granted that chance is alike
 * at all settings and that a seed's luck is the same at all of them.
 *
 * <p>Axes whose values hardly recur, as in a random search, enter as curves (G. E. P. Box and K. B.
 * Wilson, On the experimental attainment of optimum conditions, JRSS B 13, 1951): a parabola each,
 * and the product of every two straight lines; what curves miss is told apart as the rest.
 *
 * @param contributions axes and pairs, the largest share first; then the rest and chance; empty
 *     where effects cannot be told from chance
 * @param basis what the trials allowed
 * @param divergence whether divergence depends on an axis; empty if no trial diverged
 */
public record Importance(
    List<Contribution> contributions, Basis basis, Optional<DivergenceByAxis> divergence) {

  private static final Comparator<Contribution> LARGEST_FIRST =
      Comparator.comparing(Importance::order)
          .thenComparing(Contribution::share, Comparator.reverseOrder());

  /**
   * What the decomposition stands on.
   *
   * @param objective what was observed of each trial
   * @param axes that differ between the trials
   * @param trials that are in it
   * @param settings that they have
   * @param seeds that they have
   * @param diverged trials that are not in it since they diverged
   * @param failed trials that are not in it since they failed
   * @param shorter trials that are not in it since others were trained longer
   * @param isComplete whether there is a trial of every combination of values with every seed
   * @param isCurved whether axes entered as curves
   * @param isRelative whether learning rates entered as multiples of what range tests suggest
   * @param together axes that cannot be told apart, so that they count as one
   */
  public record Basis(
      Objective objective,
      List<TrialAxis> axes,
      int trials,
      int settings,
      int seeds,
      int diverged,
      int failed,
      int shorter,
      boolean isComplete,
      boolean isCurved,
      boolean isRelative,
      List<List<TrialAxis>> together) {

    public Basis {
      axes = List.copyOf(axes);
      together = List.copyOf(together);
    }
  }

  public Importance {
    contributions = List.copyOf(contributions);
  }

  /** The importance of the axes on which these trials differ; their order does not matter. */
  public static Importance of(List<TrialRow> trials) {
    return of(trials, Map.of());
  }

  /**
   * The same, with learning rates as multiples of what range tests suggest.
   *
   * @param multiples by setting id; without one a rate is taken as it is
   */
  public static Importance of(List<TrialRow> trials, Map<String, Double> multiples) {
    List<TrialRow> latest = List.copyOf(Comparison.latest(Alike.of(trials).rows()));
    Objective objective = Objectives.of(latest);
    int longest = latest.stream().mapToInt(Importance::length).max().orElse(0);
    List<TrialRow> whole = latest.stream().filter(trial -> length(trial) == longest).toList();
    List<TrialRow> used =
        whole.stream().filter(trial -> Objectives.last(trial, objective).isPresent()).toList();
    AxisLevels axes = new AxisLevels(multiples);
    Design design = Design.of(used, objective, axes);
    Basis basis =
        new Basis(
            objective,
            design.factors().stream().flatMap(factor -> factor.axes().stream()).toList(),
            used.size(),
            design.settingCount(),
            design.seedCount(),
            (int) whole.stream().filter(TrialRow::isDiverged).count(),
            (int) whole.stream().filter(TrialRow::isFailed).count(),
            latest.size() - whole.size(),
            design.isComplete(),
            design.hasCurves(),
            isRelative(design, multiples),
            design.together());
    return new Importance(
        design.factors().isEmpty() ? List.of() : contributions(design),
        basis,
        DivergenceByAxis.of(whole, axes));
  }

  private static boolean isRelative(Design design, Map<String, Double> multiples) {
    return !multiples.isEmpty()
        && design.factors().stream().anyMatch(one -> one.axes().contains(TrialAxis.MAX_LR));
  }

  private static int order(Contribution one) {
    return switch (one.kind()) {
      case AXIS, INTERACTION -> 0;
      case REST -> 1;
      case SEED -> 2;
      case NOISE -> 3;
    };
  }

  private static int length(TrialRow trial) {
    return trial.training().epochs() * trial.training().cycles();
  }

  static List<Contribution> contributions(Design design) {
    Strata strata = Strata.of(design);
    List<Source> sources = Source.of(strata, Model.of(design, strata), design.hasCurves());
    double total = sources.stream().mapToDouble(Source::component).sum();
    if (total < Estimate.ROUNDING * Estimate.ROUNDING) {
      return List.of();
    }
    List<Optional<Interval>> intervals =
        sources.stream().allMatch(Source::hasError)
            ? new ShareIntervals().of(sources).stream().map(Optional::of).toList()
            : Collections.nCopies(sources.size(), Optional.empty());
    List<Optional<Double>> adjusted =
        Holm.adjustPresent(sources.stream().map(Source::pValue).toList());
    List<Contribution> all = new ArrayList<>();
    for (Source source : sources) {
      int place = all.size();
      Optional<Interval> ci = intervals.get(place);
      all.add(
          new Contribution(
              source.name(),
              source.kind(),
              source.gain().df(),
              source.component() / total,
              ci.map(Interval::low),
              ci.map(Interval::high),
              adjusted.get(place)));
    }
    return all.stream().sorted(LARGEST_FIRST).toList();
  }
}
