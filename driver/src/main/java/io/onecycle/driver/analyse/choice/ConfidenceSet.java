package io.onecycle.driver.analyse.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which settings may be the best: all but those that are shown to be worse than another (P. R.
 * Hansen, A. Lunde and J. M. Nason, The model confidence set, Econometrica 79, 2011). As long as
 * the most telling pair of those that are left tells more than chance would, its worse setting is
 * out. Where several settings are equally the best, that any of them is out has a probability of at
 * most {@code error}; exact for scores that are normally distributed, whatever seeds have in common
 * to all.
 *
 * @param standings of each setting
 */
public record ConfidenceSet(List<Standing> standings) {

  /**
   * What is known of a setting.
   *
   * @param isOut whether another is shown to be better
   * @param p the smallest error at which it is out; 1 where it is not tested
   * @param better the setting that it is most clearly worse than; −1 where it is not tested, and
   *     for the one that outlasts all others
   * @param level a pair's p-value from which on a difference is told from chance where this setting
   *     stands: intervals of this level agree with {@code isOut}
   */
  public record Standing(boolean isOut, double p, int better, double level) {}

  public ConfidenceSet {
    standings = List.copyOf(standings);
  }

  private record Step(int loser, int winner, Pair pair) {}

  /**
   * The set of {@code panel}.
   *
   * @param error permitted
   */
  public static ConfidenceSet of(Panel panel, Pairs pairs, double error) {
    return of(panel, pairs, error, SmallestP::of);
  }

  /**
   * As above.
   *
   * @param chances of settings in the order in which they outlast the others
   */
  static ConfidenceSet of(Panel panel, Pairs pairs, double error, Function<Panel, Chance> chances) {
    int k = panel.settings();
    MostTelling left = new MostTelling(k, pairs);
    List<Step> steps = new ArrayList<>();
    for (Optional<Step> next = next(left, pairs); next.isPresent(); next = next(left, pairs)) {
      steps.add(next.get());
      left.remove(next.get().loser());
    }
    List<Integer> order = new ArrayList<>(left.settings());
    for (int i = steps.size() - 1; i >= 0; i--) {
      order.add(steps.get(i).loser());
    }
    Chance chance = chances.apply(panel.only(order));
    List<Standing> standings =
        new ArrayList<>(Collections.nCopies(k, new Standing(false, 1, -1, error)));
    double p = 0;
    int among = k;
    double level = error;
    boolean going = true;
    for (Step step : steps) {
      p = Math.max(p, chance.pValue(among, step.pair()));
      level = going ? chance.critical(among, error) : level;
      going &= p < error;
      standings.set(step.loser(), new Standing(going, p, step.winner(), level));
      among--;
    }
    for (int setting : left.settings()) {
      standings.set(setting, new Standing(false, 1, -1, level));
    }
    return new ConfidenceSet(standings);
  }

  /** Those that are not out. */
  public List<Integer> members() {
    return IntStream.range(0, standings.size())
        .filter(i -> !standings.get(i).isOut())
        .boxed()
        .toList();
  }

  /** The most telling pair; empty where none is tested. */
  private static Optional<Step> next(MostTelling left, Pairs pairs) {
    return left.later()
        .map(
            later -> {
              int earlier = left.earlier(later);
              Pair pair = pairs.of(later, earlier);
              boolean isLaterWorse = pair.mean() < 0;
              return new Step(isLaterWorse ? later : earlier, isLaterWorse ? earlier : later, pair);
            });
  }
}
