package io.onecycle.driver.analyse.choice;

import io.onecycle.driver.analyse.stats.Looks;
import java.util.Arrays;

/**
 * Confidence sets that are looked at while seeds come in, such that all looks together err no
 * oftener than is permitted. A look's p-value is divided by its share of the error ({@link Looks});
 * how small the smallest of these is by chance alone is simulated. For looks that see much the same
 * data err together: from 3 to 10 seeds, each may spend 1.9 times its share with two settings, 1.7
 * times with four, 1.5 times with ten and 1.4 times with twenty.
 *
 * <p>Settings that are out, or need no more seeds, are missing in later looks. Those that are left
 * are judged by what as many settings would show at all looks. A pair that lacks some seeds is
 * judged as if it had shown its p-value with all: up to 5.6 % of 6,000 simulated sweeps of equal
 * settings then called one worse, where any seeds were missing at random.
 */
public final class ErrorSpending {

  private final Looks looks;
  private final LookDraws draws;

  private ErrorSpending(Looks looks, LookDraws draws) {
    this.looks = looks;
    this.draws = draws;
  }

  /**
   * Of at most so many settings. The first call takes some tenths of a second for 20 of them; what
   * has been simulated is kept.
   */
  public static ErrorSpending of(int settings, Looks looks) {
    return new ErrorSpending(looks, LookDraws.of(settings, looks));
  }

  /**
   * What is known after {@code seeds} seeds.
   *
   * @param panel of the settings that are looked at, the scores of these seeds
   * @param error that all looks together are permitted
   */
  public ConfidenceSet look(Panel panel, int seeds, double error) {
    return ConfidenceSet.of(panel, Pairs.of(panel), error, ordered -> new Look(seeds));
  }

  /** How many times its share of {@code error} each look may spend on so many settings. */
  public double gain(int settings, double error) {
    return atMost(settings, error) / error;
  }

  /** One of the looks, judged as one of them. */
  private final class Look implements Chance {

    private final double share;
    private final Chance alone;

    Look(int seeds) {
      this.share = looks.share(seeds);
      this.alone = draws.at(seeds);
    }

    @Override
    public double pValue(int settings, Pair pair) {
      double spent = Math.min(1, alone.pValue(settings, pair) / share);
      double[] smallest = draws.smallestSpent(settings);
      int below = Arrays.binarySearch(smallest, spent);
      int count = below < 0 ? -below - 1 : below + 1;
      while (count < smallest.length && smallest[count] <= spent) {
        count++;
      }
      return Math.min(spent, (1.0 + count) / (smallest.length + 1));
    }

    @Override
    public double critical(int settings, double error) {
      return alone.critical(settings, share * atMost(settings, error));
    }
  }

  /** What a look's p-value, divided by its share, must be below for all looks to keep the error. */
  private double atMost(int settings, double error) {
    double[] smallest = draws.smallestSpent(settings);
    int at = (int) Math.ceil(error * (smallest.length + 1) - 1) - 1;
    return at < 0 ? error : Math.max(error, smallest[Math.min(at, smallest.length - 1)]);
  }
}
