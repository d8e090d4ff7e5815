package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.worker.check.Require;
import java.util.Optional;

/**
 * One source of the differences between trials.
 *
 * @param term {@code weight_decay}, {@code weight_decay × max_lr}, {@code seed} …
 * @param kind what sort of source it is
 * @param df degrees of freedom: how many independent comparisons it comes from
 * @param share of the variance between trials, in [0, 1]; the shares of all sources add up to 1
 * @param ci95Low lower end of the share's 95 % interval; empty where there is too little to tell
 * @param ci95High upper end of it
 * @param pValue of the F test that the source has no effect, adjusted by Holm for the number of
 *     tests; empty for chance
 */
public record Contribution(
    String term,
    Kind kind,
    int df,
    double share,
    Optional<Double> ci95Low,
    Optional<Double> ci95High,
    Optional<Double> pValue) {

  /** The sorts of sources. */
  public enum Kind {
    /** An axis of the grid on its own. */
    AXIS,
    /** What two axes do together beyond what each does. */
    INTERACTION,
    /** Differences between settings that no axis and no pair of axes accounts for. */
    REST,
    /** The luck of a seed that all settings share. */
    SEED,
    /** What differs between trials of one setting beyond that. */
    NOISE
  }

  public Contribution {
    Require.that(share >= 0 && share <= 1, "share", share, "at least 0 and at most 1");
  }

  /** Whether it is chance: no setting can be chosen for it. */
  public boolean isChance() {
    return kind == Kind.SEED || kind == Kind.NOISE;
  }

  /** Whether it is chance that cannot be told from what axes do together. */
  public boolean isMixed() {
    return kind == Kind.NOISE && term.equals(Source.WITHOUT_NOISE);
  }

  /** Whether chance alone would rarely (in 5 of 100 sweeps) show an effect like it. */
  public boolean isSignificant() {
    return pValue.filter(p -> p < Estimate.ERROR).isPresent();
  }
}
