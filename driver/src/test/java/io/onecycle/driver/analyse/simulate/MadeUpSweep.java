package io.onecycle.driver.analyse.simulate;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trials of settings whose true accuracies are known: run again, each trial comes out another way.
 *
 * @param settings the truth
 * @param noise how a setting's own luck is distributed
 * @param luck standard deviation of what a seed has in common to all settings, its initialisation
 * @param examples of one validation set; 0 for none, with which accuracies are not rounded
 * @param rotates whether each seed validates on others
 * @param lost how probable it is that a trial diverges
 */
record MadeUpSweep(
    List<Truth> settings, Noise noise, double luck, int examples, boolean rotates, double lost) {

  static final double CHANCE = 0.1;

  /** Sweeps are validated on few examples, whose luck is larger than that of seeds. */
  static final double LEVEL = 0.86;

  /** The standard deviation of a run that all figures are in units of. */
  static final double SD = 0.003;

  /**
   * A setting.
   *
   * @param decay its weight decay
   * @param lr its learning rate
   * @param mean of its accuracies with all seeds, on all examples, where none diverges
   * @param sd of its own luck
   */
  record Truth(double decay, double lr, double mean, double sd) {}

  /** A distribution with mean 0 and standard deviation 1. */
  enum Noise {
    NORMAL {
      @Override
      double draw(SplittableRandom random) {
        return random.nextGaussian();
      }
    },
    /** Many a little above the mean, few far below. */
    SKEWED {
      @Override
      double draw(SplittableRandom random) {
        return 1 + Math.log(1 - random.nextDouble());
      }
    },
    /** Heavy tails: Student's t with three degrees of freedom, in units of its deviation. */
    HEAVY {
      @Override
      double draw(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
          double normal = random.nextGaussian();
          squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
      }
    };

    abstract double draw(SplittableRandom random);
  }

  /** What is to be expected of a setting, seeds that diverge counted as chance. */
  double expected(Truth truth) {
    return (1 - lost) * truth.mean() + lost * CHANCE;
  }

  double best() {
    return settings.stream().mapToDouble(this::expected).max().orElseThrow();
  }

  /** What common luck seeds bring, and whose examples are drawn. */
  private double[] common(int seeds, SplittableRandom random) {
    double ofExamples = examples == 0 ? 0 : Math.sqrt(LEVEL * (1 - LEVEL) / examples);
    double shared = ofExamples * random.nextGaussian();
    double[] common = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      common[seed] =
          luck * random.nextGaussian() + (rotates ? ofExamples * random.nextGaussian() : shared);
    }
    return common;
  }

  /** Trials of {@code count} seeds from {@code first} on. */
  List<TrialRow> trials(int first, int count, SplittableRandom random) {
    return trials(settings, first, count, random);
  }

  /** The same of some of the settings. */
  List<TrialRow> trials(List<Truth> some, int first, int count, SplittableRandom random) {
    double[] common = common(count, random);
    List<TrialRow> rows = new ArrayList<>();
    for (Truth truth : some) {
      for (int seed = 0; seed < count; seed++) {
        double drawn = truth.mean() + common[seed] + truth.sd() * noise.draw(random);
        double accuracy = examples == 0 ? drawn : Math.rint(drawn * examples) / examples;
        boolean isLost = random.nextDouble() < lost;
        rows.add(row(truth, first + seed, isLost, accuracy));
      }
    }
    return rows;
  }

  private TrialRow row(Truth truth, long seed, boolean isLost, double accuracy) {
    Ending ending = isLost ? Ending.DIVERGED : Ending.COMPLETED;
    TrialRow row = SampleTrials.trial(truth.decay(), truth.lr(), seed, ending, accuracy);
    TrialScores scores = row.scores();
    return SampleRows.with(
        row,
        new TrialScores(
            scores.outcome(),
            scores.finalAccuracy(),
            scores.finalValLoss(),
            scores.bestAccuracy(),
            scores.bestEpoch(),
            scores.finalTrainLoss(),
            scores.finalMetrics(),
            scores.bestMetrics(),
            scores.objective(),
            scores.goal(),
            Optional.of(CHANCE),
            Optional.of(examples).filter(count -> count > 0)));
  }
}
