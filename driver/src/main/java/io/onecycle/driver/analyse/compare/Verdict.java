package io.onecycle.driver.analyse.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a comparison comes to: which to choose, what that costs, and what can be said of each other.
 *
 * @param basis what there is to compare
 * @param best the group to choose; empty if no trial completed
 * @param others all other groups, in the order of the comparison
 * @param visible the difference that would be found in {@link #OFTEN} of such sweeps; empty where
 *     nothing is tested
 */
public record Verdict(
    Basis basis, Optional<Group> best, List<Rival> others, OptionalDouble visible) {

  /** How often a difference is found that is called visible. */
  public static final double OFTEN = 0.8;

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
    /** Groups are compared by the seeds they share. */
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
            : comparison.groups().stream().allMatch(group -> group.row().sd().isEmpty())
                ? Basis.ONE_SEED
                : Basis.COMPARED;
    return new Verdict(
        basis,
        best,
        others,
        comparison.power().stream().mapToDouble(power -> power.difference(OFTEN)).findFirst());
  }

  /** The others that stand so to the best. */
  public List<Rival> those(Relation relation) {
    return others.stream().filter(rival -> rival.relation() == relation).toList();
  }

  /** Whether chance can be judged at all: the best has two seeds or more. */
  public boolean knowsChance() {
    return best.filter(group -> group.row().pBest().isPresent()).isPresent();
  }
}
