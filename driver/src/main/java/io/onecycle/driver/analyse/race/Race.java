package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.stats.Looks;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which settings are decided, and which deserve another seed (racing, O. Maron and A. W. Moore,
 * 1994; for settings of algorithms, F-Race, M. Birattari and others, 2002).
 *
 * <p>Every setting is compared with every other by a paired t-test after each seed, for which is
 * the best is not known beforehand and may change between looks. {@link Looks} keep the error of a
 * pair over all its looks, and Holm's adjustment over all pairs: that any two settings of equal
 * true means are called different has a probability of at most 5 %, whatever the spread of each and
 * however much a seed has in common to all. That two settings whose true means differ by the margin
 * or more are called alike has one of at most 5 %, too. Both are exact for differences that are
 * normally distributed.
 *
 * <p>A setting that is worse than another is out. So is one that diverged while another has gone
 * through its first seeds without: it ranks behind that one whatever its further seeds give. Two
 * settings that both diverged are compared by the seeds that both completed. A failed trial says
 * nothing of its setting; its seed is missing from that setting's pairs. A setting all of whose
 * first seeds diverged is out whatever the others do.
 *
 * <p>Settings stay in the race as long as they are not out and not told apart from one of another
 * group. A race may therefore end with several settings of the same group: that one is the answer.
 */
public final class Race {

  /**
   * A setting in the race.
   *
   * @param group what is asked for: settings of one group need not be told apart
   * @param scores by seed, the larger the better
   * @param diverged how many seeds did
   */
  public record Entrant(String id, String group, SortedMap<Long, Double> scores, int diverged) {

    boolean isUnusable(int seeds) {
      return scores.isEmpty() && diverged >= seeds;
    }
  }

  private final SequentialSeeds rule;
  private final List<Entrant> entrants;
  private final Map<String, Integer> places = new HashMap<>();
  private final double[][] differs;
  private final boolean[][] beats;
  private final double[][] alike;

  private Race(SequentialSeeds rule, List<Entrant> entrants) {
    this.rule = rule;
    this.entrants = entrants;
    int n = entrants.size();
    IntStream.range(0, n).forEach(i -> places.put(entrants.get(i).id(), i));
    this.differs = new double[n][n];
    this.beats = new boolean[n][n];
    this.alike = new double[n][n];
    List<RacePair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(RacePair.of(rule, entrants.get(i).scores(), entrants.get(j).scores()));
      }
    }
    List<Double> adjusted = Holm.adjust(pairs.stream().map(pair -> pair.differs().p()).toList());
    List<Double> alikeness = Holm.adjust(pairs.stream().map(pair -> pair.alike().p()).toList());
    for (int i = 0, pair = 0; i < n; i++) {
      for (int j = 0; j < i; j++, pair++) {
        differs[i][j] = differs[j][i] = adjusted.get(pair);
        alike[i][j] = alike[j][i] = alikeness.get(pair);
        double mean = pairs.get(pair).differs().mean();
        beats[i][j] = adjusted.get(pair) < Estimate.ERROR && mean > 0;
        beats[j][i] = adjusted.get(pair) < Estimate.ERROR && mean < 0;
      }
    }
  }

  /** The state of a race; the order of {@code entrants} does not matter. */
  public static Race of(SequentialSeeds rule, List<Entrant> entrants) {
    boolean oneGroup = entrants.stream().map(Entrant::group).distinct().count() < 2;
    Function<Entrant, Entrant> alone =
        one -> new Entrant(one.id(), one.id(), one.scores(), one.diverged());
    return new Race(rule, oneGroup ? entrants.stream().map(alone).toList() : entrants);
  }

  /** Whether this setting is worse than another, or diverged where another did not. */
  public boolean isOut(String id) {
    int one = places.get(id);
    return entrants.get(one).isUnusable(rule.min())
        || IntStream.range(0, entrants.size()).anyMatch(other -> isBehind(one, other));
  }

  /** The same looks at what is not a pair. */
  public Looks looks() {
    return new Looks(rule.min(), rule.max());
  }

  /** Whether another seed of this setting may yet decide something. */
  public boolean isOpen(String id) {
    int one = places.get(id);
    return !isOut(id)
        && entrants.stream()
            .filter(other -> !other.group().equals(entrants.get(one).group()))
            .filter(other -> !isOut(other.id()))
            .anyMatch(other -> !isAlike(id, other.id()));
  }

  /** The p-value of two settings' difference, adjusted for all looks and all pairs. */
  public double pValue(String one, String other) {
    return differs[places.get(one)][places.get(other)];
  }

  /** The p-value of two settings' differing by the margin or more, adjusted likewise. */
  public double alikeP(String one, String other) {
    return alike[places.get(one)][places.get(other)];
  }

  public boolean isAlike(String one, String other) {
    return alikeP(one, other) < Estimate.ERROR;
  }

  public int pairs() {
    return entrants.size() * (entrants.size() - 1) / 2;
  }

  private boolean isBehind(int one, int other) {
    Entrant loser = entrants.get(one);
    Entrant winner = entrants.get(other);
    return one != other
        && winner.scores().size() >= rule.min()
        && (loser.diverged() > 0 == winner.diverged() > 0
            ? beats[other][one]
            : loser.diverged() > 0);
  }
}
