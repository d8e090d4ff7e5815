package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.sweep.ValidationFolds;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextStepsTest {

  private static final SeedDesign FRESH =
      new SeedDesign(
          Optional.empty(),
          new ValidationFolds(10),
          Optional.of(new SeedDesign.Choice(15, 3, Set.of(1L, 2L, 3L, 4L, 5L))));

  @Test
  void moreSeedsAreThoseThatJudge() {
    String told =
        "2 others may be the best too: about 11 seeds would tell half the difference that"
            + " 5 do";

    assertThat(moreSeeds(SeedDesign.FIXED)).isEqualTo(Map.of("run again with more seeds", told));
    assertThat(moreSeeds(FRESH)).isEqualTo(Map.of("run again with 11 seeds in verdict", told));
  }

  private static Map<String, String> moreSeeds(SeedDesign design) {
    return NextSteps.moreSeeds(
        Comparison.of(SampleTrials.FOUR_DECAYS.rows(), TrialAxis.WEIGHT_DECAY, design));
  }
}
