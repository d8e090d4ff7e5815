package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.race.Race;
import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
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

  private static Race.Entrant entrant(SettingResult setting) {
    return new Race.Entrant(
        setting.id(),
        TrialAxis.WEIGHT_DECAY.valueOf(setting.example()),
        setting.worths(),
        setting.diverged());
  }

  /** How the seeds came about, and what that does to the figures. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    int looks = race.looks().count();
    sentences.add(
        "Seeds were added until the comparison was decided, %d to %d for each setting: %d trials of at most %d."
            .formatted(rule.min(), rule.max(), trials, (long) settings * rule.max()));
    sentences.add(
        "Intervals hold for all %s at the growing data together, p-values for all %s of settings too."
            .formatted(Words.count(looks, "look"), Words.count(race.pairs(), "pair")));
    if (open > 0) {
      sentences.add(
          "Not finished: %s yet to be decided; the order may change."
              .formatted(open == 1 ? "1 setting is" : open + " settings are"));
    }
    return sentences;
  }

  /** The header of p-values. */
  String pLabel() {
    return "p (Holm, " + Words.count(race.looks().count(), "look") + ")";
  }
}
