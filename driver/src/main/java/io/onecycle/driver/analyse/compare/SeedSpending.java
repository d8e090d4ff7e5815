package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.choice.ConfidenceSet.Standing;
import io.onecycle.driver.analyse.race.Race;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.List;

/**
 * How seeds were spent that were added until the comparison was decided.
 *
 * @param race its state, of all settings
 * @param settings how many are in it
 * @param trials that have ended
 * @param open settings that another seed may yet decide, and that may get one
 */
public record SeedSpending(SequentialSeeds rule, Race race, int settings, int trials, int open) {

  /** Of the settings of a sweep, whichever axis they are compared by later. */
  static SeedSpending of(SequentialSeeds rule, List<SettingResult> settings) {
    Race race = Race.of(rule, settings.stream().map(SeedSpending::entrant).toList());
    return new SeedSpending(
        rule,
        race,
        settings.size(),
        settings.stream().mapToInt(SettingResult::ended).sum(),
        (int)
            settings.stream()
                .filter(one -> one.ended() < rule.max() && race.isOpen(one.id()))
                .count());
  }

  /** How a setting stands in the race, as a set of those that may be the best has it. */
  Standing standing(SettingResult setting, List<SettingResult> among) {
    double p =
        among.stream()
            .filter(other -> other != setting)
            .mapToDouble(other -> race.pValue(setting.id(), other.id()))
            .min()
            .orElse(1);
    return new Standing(race.isOut(setting.id()), p, -1, Estimate.ERROR / Math.max(1, race.pairs()));
  }

  private static Race.Entrant entrant(SettingResult setting) {
    return new Race.Entrant(
        setting.id(),
        TrialAxis.WEIGHT_DECAY.valueOf(setting.example()),
        setting.worths(),
        setting.diverged());
  }
}
