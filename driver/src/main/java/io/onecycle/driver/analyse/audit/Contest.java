package io.onecycle.driver.analyse.audit;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * Which setting is the best, as a distribution: what each setting is worth is drawn from Student's
 * t around its mean over the seeds, and the best of every draw is counted. So the choice among
 * settings is part of the uncertainty. The spread of a setting is its own, moderated towards that
 * of the better half of the settings with the weight of {@value #PRIOR} degrees of freedom (G. K.
 * Smyth, Linear models and empirical Bayes methods, 2004), since a few seeds know little of it.
 *
 * <p>A setting of which a trial diverged is no contender: nobody would choose it. A failed trial is
 * missing. The draws are the same whenever the results are.
 */
final class Contest {

  /** As many draws as tell a probability to ± 0.004 at 0.95. */
  static final int DRAWS = 4_000;

  /** In degrees of freedom. */
  private static final int PRIOR = 4;

  /** Settings behind this many others in every respect are never the best of a draw. */
  private static final int MOST = 200;

  /** So many standard errors above its mean a setting may be. */
  private static final double REACH = 6;

  private final List<Contender> contenders;
  private final double runSd;

  /** What a setting is worth draw by draw, the same in every contest that it is in. */
  private final Map<String, double[]> drawn;

  private Contest(List<Contender> contenders, double runSd) {
    this(contenders, runSd, new HashMap<>());
  }

  private Contest(List<Contender> contenders, double runSd, Map<String, double[]> drawn) {
    this.contenders = contenders;
    this.runSd = runSd;
    this.drawn = drawn;
  }

  /** Of trials that were trained alike; empty of contenders where chance cannot be known. */
  static Contest of(List<TrialRow> trials, Objective objective) {
    Map<String, List<TrialRow>> settings =
        trials.stream().collect(groupingBy(TrialRow::settingId, TreeMap::new, toSorted()));
    Map<String, Map<Long, Double>> worths = new TreeMap<>();
    settings.forEach(
        (id, rows) -> {
          if (rows.stream().noneMatch(TrialRow::isDiverged)) {
            Map<Long, Double> bySeed =
                rows.stream()
                    .filter(row -> Objectives.last(row, objective).isPresent())
                    .collect(
                        toMap(
                            TrialRow::seed,
                            row -> objective.worth(Objectives.last(row, objective).orElseThrow()),
                            (one, other) -> one));
            if (!bySeed.isEmpty()) {
              worths.put(id, bySeed);
            }
          }
        });
    return worths.isEmpty() ? new Contest(List.of(), 0) : of(worths, settings);
  }

  private static Collector<TrialRow, ?, List<TrialRow>> toSorted() {
    return collectingAndThen(
        toList(), rows -> rows.stream().sorted(Comparator.comparing(TrialRow::seed)).toList());
  }

  private static Contest of(
      Map<String, Map<Long, Double>> worths, Map<String, List<TrialRow>> settings) {
    SeedEffects fit = SeedEffects.of(worths);
    List<String> better =
        worths.keySet().stream()
            .sorted(Comparator.comparing((String id) -> -fit.means().get(id)))
            .limit(Math.max(PRIOR, (worths.size() + 1) / 2))
            .toList();
    // The seeds' effects are estimated too: from all settings, so each bears its part of them.
    double shared = (fit.seeds() - 1.0) / worths.size();
    double df = better.stream().mapToDouble(id -> worths.get(id).size() - 1 - shared).sum();
    double squares = better.stream().mapToDouble(id -> fit.squares().get(id)).sum();
    if (df < 0.99 || !(squares > 0)) {
      return new Contest(List.of(), 0);
    }
    double variance = squares / df;
    double prior = Math.min(PRIOR, df);
    List<Contender> contenders = new ArrayList<>();
    for (String id : worths.keySet()) {
      int n = worths.get(id).size();
      double own = Math.max(0, n - 1 - shared);
      double moderated = (prior * variance + fit.squares().get(id)) / (prior + own);
      contenders.add(
          new Contender(
              settings.get(id).get(0),
              fit.means().get(id),
              Math.sqrt(moderated / n),
              Math.min(df, prior + own)));
    }
    return new Contest(List.copyOf(contenders), Math.sqrt(variance));
  }

  /** Whether anything is known of chance. */
  boolean knowsChance() {
    return !contenders.isEmpty();
  }

  /** The standard deviation of a trial's result between seeds that is not common to settings. */
  double runSd() {
    return runSd;
  }

  List<Contender> contenders() {
    return contenders;
  }

  /** The same among some of the settings only. */
  Contest among(Predicate<TrialRow> which) {
    return new Contest(
        contenders.stream().filter(one -> which.test(one.trial())).toList(), runSd, drawn);
  }

  /** How probable it is that the best setting is one of these; empty without contenders. */
  OptionalDouble probability(Predicate<TrialRow> which) {
    if (contenders.isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] those = among(which).best();
    double[] others = among(which.negate()).best();
    int wins = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      wins += those[draw] > others[draw] ? 1 : 0;
    }
    return OptionalDouble.of(wins / (double) DRAWS);
  }

  /** What the best of them is worth, draw by draw; minus infinity without contenders. */
  double[] best() {
    double[] best = new double[DRAWS];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    contenders.stream()
        .sorted(Comparator.comparing((Contender one) -> -(one.mean() + REACH * one.error())))
        .limit(MOST)
        .forEach(
            one -> {
              double[] worth = drawn.computeIfAbsent(one.settingId(), id -> drawn(one));
              for (int draw = 0; draw < DRAWS; draw++) {
                best[draw] = Math.max(best[draw], worth[draw]);
              }
            });
    return best;
  }

  private static double[] drawn(Contender one) {
    StudentDraws draws = new StudentDraws(one.settingId(), one.df());
    double[] worth = new double[DRAWS];
    Arrays.setAll(worth, draw -> one.mean() + one.error() * draws.next());
    return worth;
  }
}
