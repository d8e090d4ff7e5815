package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import java.util.List;
import java.util.Optional;

/** The settings of a grid. */
public final class Settings {

  private Settings() {}

  /**
   * Every setting of the grid once, in the order of its points, but for those whose learning rate
   * is not found yet.
   */
  public static List<Setting> of(SweepSpec spec, FoundRates found) {
    return GridPoints.of(spec.grid()).stream()
        .map(point -> point.setting(found))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
