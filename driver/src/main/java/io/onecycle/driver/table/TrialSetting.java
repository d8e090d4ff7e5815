package io.onecycle.driver.table;

import java.util.Optional;

/**
 * The point of the grid that a trial was trained at.
 *
 * @param schedule its name
 * @param div empty for schedules without it
 * @param pct empty for schedules without it
 */
public record TrialSetting(
    String schedule,
    LayerValues maxLr,
    Optional<Double> div,
    Optional<Double> pct,
    double maxMom,
    double minMom,
    LayerValues weightDecay) {

  /** The same with other values of the layer groups. */
  public TrialSetting with(LayerValues otherMaxLr, LayerValues otherWeightDecay) {
    return new TrialSetting(schedule, otherMaxLr, div, pct, maxMom, minMom, otherWeightDecay);
  }
}
