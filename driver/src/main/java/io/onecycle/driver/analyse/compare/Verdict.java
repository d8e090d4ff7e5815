package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a comparison comes to: which did best, and what can be said of each other against it.
 *
 * @param basis what there is to compare
 * @param best the group that did best; empty if no trial completed
 * @param others all other groups, in the order of the comparison
 * @param smallestVisible the difference at which the typical interval would just exclude 0: what is
 *     smaller cannot be seen with these seeds; empty where nothing is tested
 */
public record Verdict(
    Basis basis, Optional<Group> best, List<Rival> others, OptionalDouble smallestVisible) {

  /** What there is to compare. */
  public enum Basis {
    /** No trial has ended. */
    NO_TRIALS,
    /** Trials have ended, and none of them completed. */
    NONE_COMPLETED,
    /** There is one group only, and no other to compare it with. */
    ONLY_ONE,
    /** No group has more than one seed: means differ, and nothing is known of chance. */
    ONE_SEED,
    /** Groups are compared with the best by the seeds they share. */
    COMPARED
  }

  public Verdict {
    others = List.copyOf(others);
  }

  static Verdict of(Comparison comparison) {
    Optional<Group> best = comparison.best();
    if (best.isEmpty()) {
      Basis basis = comparison.groups().isEmpty() ? Basis.NO_TRIALS : Basis.NONE_COMPLETED;
      return new Verdict(basis, best, List.of(), OptionalDouble.empty());
    }
    List<Rival> others =
        comparison.groups().stream()
            .skip(1)
            .map(group -> Rival.of(comparison, best.get(), group))
            .toList();
    Basis basis =
        others.isEmpty()
            ? Basis.ONLY_ONE
            : comparison.groups().stream().allMatch(group -> group.row().n() < 2)
                ? Basis.ONE_SEED
                : Basis.COMPARED;
    return new Verdict(basis, best, others, smallestVisible(others));
  }

  /** The others that stand so to the best. */
  public List<Rival> those(Relation relation) {
    return others.stream().filter(rival -> rival.relation() == relation).toList();
  }

  /** Whether chance can be judged at all: some group has two seeds or more. */
  public boolean knowsChance() {
    return best.filter(group -> group.row().n() > 1).isPresent()
        || others.stream().anyMatch(rival -> rival.group().row().n() > 1);
  }

  private static OptionalDouble smallestVisible(List<Rival> others) {
    double[] halfWidths =
        others.stream()
            .flatMap(rival -> rival.ci95().stream())
            .mapToDouble(Interval::halfWidth)
            .toArray();
    return halfWidths.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(StatUtils.percentile(halfWidths, 50));
  }
}
