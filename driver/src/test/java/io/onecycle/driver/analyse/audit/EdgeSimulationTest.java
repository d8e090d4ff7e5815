package io.onecycle.driver.analyse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Made-up sweeps whose best weight decay is known: accuracy falls as a parabola in its logarithm.
 */
class EdgeSimulationTest {

  private static final int SWEEPS = 300;
  private static final double SD = 0.003;

  /** What a step from the top costs, in standard deviations of a trial. */
  private static final double STEP = 2.5;

  private final Random random = new Random(14);

  @Test
  void findsTheBestThatLiesHalfAStepOrMoreOutside() {
    int found = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      int values = 3 + random.nextInt(5);
      double beyond = 0.5 + random.nextDouble();
      boolean upper = random.nextBoolean();
      List<TrialRow> trials = sweep(values, upper ? values - 1 + beyond : -beyond);
      found += edges(trials).stream().anyMatch(edge -> edge.upper() == upper) ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo((int) (0.95 * SWEEPS));
  }

  @Test
  void isSilentWhereTheBestLiesHalfAStepOrMoreInside() {
    int alarms = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      int values = 3 + random.nextInt(5);
      double top = 0.5 + random.nextDouble() * (values - 2);
      alarms += edges(sweep(values, top)).isEmpty() ? 0 : 1;
    }

    assertThat(alarms).isLessThanOrEqualTo((int) (0.05 * SWEEPS));
  }

  /** The last two values are equally good: the hardest there is. */
  @Test
  void isFalseAboutOnceInTwentyWhereTheLastTwoAreEquallyGood() {
    int alarms = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      alarms += edges(sweep(4, 2.5)).isEmpty() ? 0 : 1;
    }

    // Five in a hundred, and what chance adds to that in so many sweeps.
    assertThat(alarms).isLessThanOrEqualTo((int) (0.08 * SWEEPS));
  }

  private static List<Finding.AtEdge> edges(List<TrialRow> trials) {
    return new Auditor(Optional.empty(), trials, List.of(), List.of(), Map.of())
        .audit().findings().stream()
            .filter(Finding.AtEdge.class::isInstance)
            .map(Finding.AtEdge.class::cast)
            .toList();
  }

  private List<TrialRow> sweep(int values, double top) {
    int seeds = random.nextBoolean() ? 3 : 5;
    List<TrialRow> trials = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      double luck = SD * random.nextGaussian();
      for (int i = 0; i < values; i++) {
        double accuracy = 0.9 - SD * STEP * (i - top) * (i - top) + luck;
        trials.add(
            SampleTrials.trial(
                Math.pow(10, i - 6),
                0.3,
                seed,
                Ending.COMPLETED,
                accuracy + SD * random.nextGaussian()));
      }
    }
    return trials;
  }
}
