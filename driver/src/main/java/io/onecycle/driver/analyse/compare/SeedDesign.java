package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.ValidationFolds;
import java.util.Optional;
import java.util.Set;

/**
 * How the seeds of a comparison came about.
 *
 * @param untilDecided how their number depended on what came out; empty where it did not
 * @param folds which seeds validate on the same examples, all settings of a seed on the same
 * @param choice what the compared settings were chosen from, by other seeds; empty where all
 *     settings are compared by all seeds
 */
public record SeedDesign(
    Optional<SequentialSeeds> untilDecided, ValidationFolds folds, Optional<Choice> choice) {

  /** As many for each setting, beforehand, and all validated on the same examples. */
  public static final SeedDesign FIXED =
      new SeedDesign(Optional.empty(), ValidationFolds.SHARED, Optional.empty());

  /**
   * What the compared settings were chosen from.
   *
   * @param settings how many
   * @param seeds of each of them
   * @param fresh the seeds that judge
   */
  public record Choice(int settings, int seeds, Set<Long> fresh) {
    public Choice {
      fresh = Set.copyOf(fresh);
    }
  }

  /** The same with the number of seeds depending on what comes out. */
  public SeedDesign until(Optional<SequentialSeeds> decided) {
    return new SeedDesign(decided, folds, choice);
  }
}
