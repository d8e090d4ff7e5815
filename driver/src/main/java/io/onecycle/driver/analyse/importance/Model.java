package io.onecycle.driver.analyse.importance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each term explains of the differences between settings: in a complete grid the classical
 * sums of squares; elsewhere those of type II (F. Yates, The analysis of multiple classifications
 * with unequal numbers in the different classes, JASA 29, 1934), what a term adds to all others
 * that do not contain it.
 *
 * @param gains of each term
 * @param rest what all of them together leave over
 */
record Model(Map<Term, Fit.Gain> gains, Fit.Gain rest) {

  /** Fewer degrees of freedom than this do not make an error that effects could be tested on. */
  private static final int LEAST_ERROR = 4;

  private static final int SETTINGS_PER_COLUMN = 3;

  /** With interactions where the trials suffice to tell them from chance. */
  static Model of(Design design, Strata strata) {
    Design used = design.isPaired() ? design.averaged() : design;
    double weight = design.isPaired() ? design.seedCount() : 1;
    List<Term> terms = Term.upToPairs(used.factors());
    Model withPairs = of(used, weight, strata.settings(), terms);
    int df = withPairs.gains.values().stream().mapToInt(Fit.Gain::df).sum();
    boolean isAffordable =
        used.hasCurves()
            ? used.settingCount() >= SETTINGS_PER_COLUMN * df
            : strata.noise().df() > 0 || withPairs.rest.df() >= LEAST_ERROR;
    return isAffordable
        ? withPairs
        : of(used, weight, strata.settings(), terms.stream().filter(Term::isMain).toList());
  }

  private static Model of(Design design, double weight, Fit.Gain settings, List<Term> terms) {
    List<Term> ordered =
        terms.stream()
            .sorted(Comparator.comparing(term -> terms.stream().filter(term::contains).count()))
            .toList();
    boolean isBlocked = Strata.isBlocked(design);
    Condensed rows = Condensed.of(design, isBlocked);
    List<double[]> seeds = isBlocked ? rows.of(design.columns(design.seeds())) : List.of();
    Map<Term, List<double[]>> columns = new LinkedHashMap<>();
    ordered.forEach(term -> columns.put(term, rows.of(term.columns())));
    Fit fit = new Fit(rows);
    fit.add(seeds);
    Map<Term, Fit.Gain> gains = new LinkedHashMap<>();
    columns.forEach((term, of) -> gains.put(term, weighted(fit.add(of), weight)));
    double explained = gains.values().stream().mapToDouble(Fit.Gain::sumOfSquares).sum();
    int df = gains.values().stream().mapToInt(Fit.Gain::df).sum();
    Fit.Gain rest =
        new Fit.Gain(Math.max(0, settings.sumOfSquares() - explained), settings.df() - df);
    if (!design.isComplete()) {
      // What comes last is adjusted for all others as it is.
      ordered.parallelStream()
          .limit(Math.max(0, ordered.size() - 1))
          .map(term -> Map.entry(term, adjusted(rows, seeds, columns, term)))
          .toList()
          .forEach(found -> gains.put(found.getKey(), weighted(found.getValue(), weight)));
    }
    return new Model(gains, rest);
  }

  private static Fit.Gain adjusted(
      Condensed rows, List<double[]> seeds, Map<Term, List<double[]>> columns, Term term) {
    Fit fit = new Fit(rows);
    fit.add(seeds);
    columns.forEach(
        (other, of) -> {
          if (!other.equals(term) && !other.contains(term)) {
            fit.add(of);
          }
        });
    return fit.add(columns.get(term));
  }

  /** What is there before any axis. */
  static Fit start(Design design) {
    Fit fit = new Fit(design.observed());
    double[] mean = new double[design.observed().length];
    Arrays.fill(mean, 1);
    fit.add(List.of(mean));
    if (Strata.isBlocked(design)) {
      fit.add(design.columns(design.seeds()));
    }
    return fit;
  }

  private static Fit.Gain weighted(Fit.Gain gain, double weight) {
    return new Fit.Gain(gain.sumOfSquares() * weight, gain.df());
  }
}
