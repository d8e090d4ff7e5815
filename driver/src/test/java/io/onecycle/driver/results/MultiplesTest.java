package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rates that range tests found: 0.2 for weight decay 1e-4, 0.1 for 1e-2. */
class MultiplesTest {

  private static final List<TrialRow> FOUND =
      SampleTrials.none()
          .completed(1e-4, 0.2, 0.840, 0.844, 0.838)
          .completed(1e-2, 0.1, 0.860, 0.864, 0.859)
          .rows();

  @Test
  void oneMultipleForAllIsNoAxis() {
    assertThat(importance("lr_find", FOUND).basis().axes()).containsExactly(TrialAxis.WEIGHT_DECAY);
    assertThat(importance("lr_find", FOUND).basis().isRelative()).isFalse();
  }

  @Test
  void aMultipleBesideNumbersIsOneValueOfTheAxis() {
    List<TrialRow> mixed =
        new SampleTrials(FOUND)
            .completed(1e-4, 0.3, 0.841, 0.845, 0.839)
            .completed(1e-2, 0.3, 0.861, 0.865, 0.861)
            .rows();
    Importance importance = importance("[0.3, 1x]", mixed);

    assertThat(importance.basis().axes()).containsExactly(TrialAxis.WEIGHT_DECAY, TrialAxis.MAX_LR);
    assertThat(importance.basis().isComplete()).as("two values of each").isTrue();
  }

  private static Importance importance(String maxLr, List<TrialRow> trials) {
    return Multiples.importance(AuditsTest.results(Optional.of(AuditsTest.spec(maxLr)), trials));
  }
}
