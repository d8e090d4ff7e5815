package io.onecycle.driver.search;

import java.util.List;

/**
 * Proposes points, one after the other. A proposal is a function of the sampler, of its number, and
 * of what the first proposals came to: never of the order in which results happened to arrive.
 */
public interface Sampler {

  /**
   * How many of the first proposals must have been tried before this one can be made.
   *
   * @param nth which proposal, from 0
   */
  int needs(int nth);

  /**
   * A point.
   *
   * @param nth which proposal, from 0
   * @param draw how many points were drawn before this one, those that were proposed already and so
   *     drawn in vain included; at least {@code nth}
   * @param known of the first {@link #needs} proposals, in their order
   */
  List<Double> propose(int nth, int draw, List<Observation> known);
}
