package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which seeds each setting is trained with. */
final class Seeds {

  private Seeds() {}

  /**
   * Every setting with the sweep's seeds, all in the same order, so that settings stay paired.
   *
   * @param settings to be trained at full length
   * @param results in any order
   * @return in the order of {@code settings}
   */
  static Map<Setting, List<Long>> of(
      SweepSpec spec, List<Setting> settings, Collection<Committed> results) {
    if (spec.untilDecided().isPresent()) {
      return new SeedRace(spec, spec.untilDecided().get(), results).seeds(settings);
    }
    Map<Setting, List<Long>> seeds = new LinkedHashMap<>();
    settings.forEach(setting -> seeds.put(setting, spec.seeds()));
    return seeds;
  }
}
