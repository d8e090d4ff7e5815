package io.onecycle.driver.analyse.choice;

import java.util.Arrays;

/**
 * What is a setting's own, and what a seed gives to all: score = setting + seed + rest, by least
 * squares. So a setting is not ahead for having had the easy seeds only.
 */
public final class SeedLuck {

  private static final int MOST_ROUNDS = 1000;
  private static final double CLOSE = 1e-13;

  private final double[] settings;
  private final double[] seeds;

  private SeedLuck(double[] settings, double[] seeds) {
    this.settings = settings;
    this.seeds = seeds;
  }

  /** The fit to all scores of {@code panel}. */
  public static SeedLuck of(Panel panel) {
    double[] settings = new double[panel.settings()];
    double[] seeds = new double[panel.seeds()];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double moved = 0;
      for (int i = 0; i < settings.length; i++) {
        double sum = 0;
        int n = 0;
        for (int s = 0; s < seeds.length; s++) {
          if (panel.has(i, s)) {
            sum += panel.score(i, s) - seeds[s];
            n++;
          }
        }
        double next = n == 0 ? Double.NaN : sum / n;
        moved = Math.max(moved, n == 0 ? 0 : Math.abs(next - settings[i]));
        settings[i] = next;
      }
      for (int s = 0; s < seeds.length; s++) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < settings.length; i++) {
          if (panel.has(i, s)) {
            sum += panel.score(i, s) - settings[i];
            n++;
          }
        }
        seeds[s] = n == 0 ? 0 : sum / n;
      }
      double centre = Arrays.stream(seeds).average().orElse(0);
      for (int s = 0; s < seeds.length; s++) {
        seeds[s] -= centre;
      }
      if (round > 0 && moved < CLOSE) {
        break;
      }
    }
    return new SeedLuck(settings, seeds);
  }

  /** Its mean over all seeds, those that it lacks estimated; NaN for a setting without scores. */
  public double setting(int setting) {
    return settings[setting];
  }

  /** What a seed gives to all settings; of all seeds together 0. */
  double seed(int seed) {
    return seeds[seed];
  }

  double rest(Panel panel, int setting, int seed) {
    return panel.score(setting, seed) - settings[setting] - seeds[seed];
  }
}
