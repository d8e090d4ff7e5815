package io.onecycle.driver.analyse.race;

import java.util.Optional;

/**
 * How a setting stands in a race.
 *
 * @param seeds after how many it was last looked at; 0 before the first look
 * @param p the smallest error, of all looks and all settings together, at which it is worse than
 *     another; 1 where that is not tested
 * @param better id of the setting that it is most clearly worse than; empty where that is not
 *     tested, and for the one that outlasts all others
 * @param level a pair's p-value at that look from which on a difference is told from chance:
 *     intervals of this level, over these seeds, agree with what is said here
 */
public record Standing(State state, int seeds, double p, Optional<String> better, double level) {

  /** What becomes of a setting. */
  public enum State {
    /** Another seed may yet decide something. */
    OPEN,
    /** It is as good as every other that it is to be told from, or there is none left. */
    DECIDED,
    /** It is worse than another, for good. */
    OUT,
    /** None of its first seeds learnt: it gets no more, and nobody need be told from it. */
    WITHDRAWN
  }

  /** Whether another is shown to be better. */
  public boolean isOut() {
    return state == State.OUT;
  }

  boolean isLeft() {
    return state == State.OPEN || state == State.DECIDED;
  }

  Standing as(State other) {
    return new Standing(other, seeds, p, better, level);
  }
}
