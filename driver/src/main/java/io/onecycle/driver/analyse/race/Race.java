package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.choice.ConfidenceSet;
import io.onecycle.driver.analyse.choice.ErrorSpending;
import io.onecycle.driver.analyse.race.Standing.State;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Looks;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which settings are decided, and which deserve another seed (racing, O. Maron and A. W. Moore,
 * 1994; for settings of algorithms, F-Race, M. Birattari and others, 2002).
 *
 * <p>Once all settings that are open have their first {@code min} seeds they are looked at, and
 * again after each further seed. Those outside the confidence set ({@link ConfidenceSet}) at what
 * the look may spend of the error ({@link ErrorSpending}) are out for good. Where several settings
 * are equally the best, that any of them is out at any look has a probability of at most 5 %. That
 * two settings whose true means differ by the margin or more are called alike has one of at most 5
 * %, too. Both hold for scores that are normally distributed; the first was simulated beyond, see
 * {@code docs/search.md}.
 *
 * <p>Looks are replayed in the order of the seeds, each on the seeds up to it and the settings that
 * were open before it. So what was decided stays, whatever comes in later, in whichever order.
 *
 * <p>A trial that diverged scores as chance does. A failed trial says nothing of its setting; its
 * seed is missing from that setting's pairs. A setting of which no seed learnt is withdrawn: it
 * gets no more seeds and keeps no other waiting, and is called worse only if the test says so.
 *
 * <p>Settings stay open as long as they are not out and not alike to all of other groups. A race
 * may therefore end with several settings of the same group: that one is the answer.
 */
public final class Race {

  private final SequentialSeeds rule;
  private final List<Entrant> entrants;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Standing> standings = new ArrayList<>();
  private final Alikeness alikeness;

  private Race(SequentialSeeds rule, List<Entrant> entrants) {
    this.rule = rule;
    this.entrants = List.copyOf(entrants);
    this.alikeness = new Alikeness(rule, entrants.size());
    for (int i = 0; i < entrants.size(); i++) {
      places.put(entrants.get(i).id(), i);
      standings.add(new Standing(State.OPEN, 0, 1, Optional.empty(), Estimate.ERROR));
    }
    close();
    for (int seeds = rule.min(); seeds <= rule.max() && areReady(seeds); seeds++) {
      look(seeds);
    }
  }

  /** The state of a race; the order of {@code entrants} does not matter. */
  public static Race of(SequentialSeeds rule, List<Entrant> entrants) {
    boolean oneGroup = entrants.stream().map(Entrant::group).distinct().count() < 2;
    return new Race(
        rule,
        entrants.stream()
            .map(entrant -> oneGroup ? entrant.alone() : entrant)
            .sorted(Comparator.comparing(Entrant::id))
            .toList());
  }

  /** How this setting stands. */
  public Standing standing(String id) {
    return standings.get(places.get(id));
  }

  /** Whether another seed of this setting may yet decide something. */
  public boolean isOpen(String id) {
    return standing(id).state() == State.OPEN;
  }

  /** Whether two settings are shown to differ by less than the margin. */
  public boolean isAlike(String one, String other) {
    return alikeP(one, other) < Estimate.ERROR;
  }

  /** The p-value of two settings' differing by the margin or more, for all looks and all pairs. */
  public double alikeP(String one, String other) {
    return alikeness.p(places.get(one), places.get(other));
  }

  /** How often settings are looked at, at most. */
  public Looks looks() {
    return looks(rule);
  }

  static Looks looks(SequentialSeeds rule) {
    return new Looks(rule.min(), rule.max());
  }

  private List<Integer> open() {
    return IntStream.range(0, entrants.size())
        .filter(i -> standings.get(i).state() == State.OPEN)
        .boxed()
        .toList();
  }

  private boolean areReady(int seeds) {
    List<Integer> open = open();
    return !open.isEmpty()
        && open.stream().allMatch(i -> entrants.get(i).results().size() >= seeds);
  }

  private void look(int seeds) {
    List<Integer> open = open();
    LookPanel seen = LookPanel.of(open.stream().map(entrants::get).toList(), seeds);
    ConfidenceSet set =
        ErrorSpending.of(entrants.size(), looks()).look(seen.panel(), seeds, Estimate.ERROR);
    for (int at = 0; at < open.size(); at++) {
      ConfidenceSet.Standing found = set.standings().get(at);
      int better = found.better();
      State state =
          found.isOut()
              ? State.OUT
              : entrants.get(open.get(at)).isHopeless(seeds) ? State.WITHDRAWN : State.OPEN;
      standings.set(
          open.get(at),
          new Standing(
              state,
              seeds,
              found.p(),
              better < 0 ? Optional.empty() : Optional.of(entrants.get(open.get(better)).id()),
              found.level()));
    }
    alikeness.look(seen, open);
    close();
  }

  /** Whoever need not be told from anybody any more gets no more seeds. */
  private void close() {
    for (int i : open()) {
      int one = i;
      boolean isNeeded =
          IntStream.range(0, entrants.size())
              .filter(other -> standings.get(other).isLeft())
              .filter(other -> !entrants.get(other).group().equals(entrants.get(one).group()))
              .anyMatch(other -> !alikeness.isAlike(one, other));
      if (!isNeeded) {
        standings.set(i, standings.get(i).as(State.DECIDED));
      }
    }
  }
}
