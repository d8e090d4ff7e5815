package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import java.util.List;
import java.util.Optional;

/** Something about a sweep that may make its answer wrong. */
public sealed interface Finding {

  /** How probable it is; empty of what is counted and not estimated. */
  default Optional<Double> probability() {
    return Optional.empty();
  }

  /**
   * The best is at an end of an axis, so a better one may lie beyond.
   *
   * @param upper which end
   * @param chance that the best of what was tried is there
   */
  record AtEdge(NumericAxis axis, boolean upper, double chance) implements Finding {
    @Override
    public Optional<Double> probability() {
      return Optional.of(chance);
    }
  }

  /**
   * For some values of the axis asked about, the best of another axis is at its end: these values
   * may be better than they look.
   *
   * @param asked the axis asked about
   * @param at its values, as text
   * @param chance the least for any of them
   */
  record NotTuned(TrialAxis asked, List<String> at, NumericAxis axis, boolean upper, double chance)
      implements Finding {
    public NotTuned {
      at = List.copyOf(at);
    }

    @Override
    public Optional<Double> probability() {
      return Optional.of(chance);
    }
  }

  /**
   * The axis asked about was tried at one learning rate only, though each of its values may need
   * another.
   */
  record OneRate(TrialAxis asked, double maxLr) implements Finding {}

  /**
   * Between the best value and its neighbours lies one that is better by more than chance moves a
   * trial.
   *
   * @param best the value at which the best was found
   * @param gain of the top of the parabola over the best value
   * @param runSd standard deviation of a trial by chance
   * @param chance that the gain is more than that
   */
  record Coarse(NumericAxis axis, double best, double gain, double runSd, double chance)
      implements Finding {
    @Override
    public Optional<Double> probability() {
      return Optional.of(chance);
    }
  }

  /**
   * Many trials were spent where training fails.
   *
   * @param diverged or ended no better than chance
   * @param ended all but failed ones
   * @param where the values of axes at which all did so: {@code max_lr 10}
   */
  record Diverged(int diverged, int ended, List<String> where) implements Finding {
    public Diverged {
      where = List.copyOf(where);
    }
  }

  /**
   * A longer training was better by more than chance moves a trial.
   *
   * @param from epochs
   * @param to epochs, the most
   * @param gain of the best setting that was trained for both
   */
  record StillImproving(int from, int to, double gain, double runSd, double chance)
      implements Finding {
    @Override
    public Optional<Double> probability() {
      return Optional.of(chance);
    }
  }

  /**
   * Range tests found the lowest loss, or what they suggest, at an end of the rates they tried.
   *
   * @param upper which end
   * @param tests so many
   * @param of all that did not fail
   * @param end the learning rate there
   */
  record WindowEdge(boolean upper, int tests, int of, double end) implements Finding {}

  /**
   * Range tests of the same weight decay and momentum suggest different rates with other seeds.
   *
   * @param factor geometric standard deviation between seeds, above 1
   * @param chance that it is above 2
   */
  record RangeTestsDisagree(double factor, double chance) implements Finding {
    @Override
    public Optional<Double> probability() {
      return Optional.of(chance);
    }
  }

  /** With one seed for each setting, nothing is known of chance. */
  record OneSeed(long seed) implements Finding {}
}
