package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.List;

/** The trials of a sweep. */
public final class Trials {

  private Trials() {}

  /** Every setting whose learning rate is given, with every seed. */
  public static List<Trial> of(SweepSpec spec) {
    return of(spec, FoundRates.NONE);
  }

  /**
   * Every setting with every seed: all settings with the first seed, then all with the second, so
   * that a sweep cut short has compared all its settings with the seeds that it got to.
   */
  public static List<Trial> of(SweepSpec spec, FoundRates found) {
    List<Setting> settings = Settings.of(spec, found);
    return spec.seeds().stream()
        .flatMap(seed -> settings.stream().map(setting -> trial(spec, setting, seed)))
        .toList();
  }

  private static Trial trial(SweepSpec spec, Setting setting, long seed) {
    return new Trial(spec.data(), spec.model(), spec.compat(), spec.training(), setting, seed);
  }
}
