package io.onecycle.driver.refit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.metric.ClassTally;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefitSpecTest {

  @Test
  void trainsOnWhatWasHeldOutTooAndOnNoLessThanAll() {
    Trial swept = Refits.trial(64);
    Trial refit = RefitSpec.of(swept, 2, 32, 1, "").trial();
    assertThat(refit.training().validation()).isInstanceOf(Validation.TestSet.class);
    assertThat(refit.training().limit()).isEqualTo(Training.NO_LIMIT);
    assertThat(refit.training().batchSize()).isEqualTo(64);
    assertThat(refit.setting()).isEqualTo(swept.setting());
    assertThat(refit.seed()).isEqualTo(swept.seed());
  }

  @Test
  void workersShareTheSweepsMiniBatchRoundedUp() {
    assertThat(RefitSpec.workerBatch(64, 2)).isEqualTo(32);
    assertThat(RefitSpec.workerBatch(64, 3)).isEqualTo(22);
    assertThat(RefitSpec.workerBatch(2, 5)).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeSpread() {
    Trial trial = Refits.trial(64);
    assertThatThrownBy(() -> RefitSpec.of(trial, 0, 32, 1, ""))
        .hasMessage("Invalid workers: 0, expected a whole number of at least 1");
    assertThatThrownBy(() -> RefitSpec.of(trial, 2, 32, 0, ""))
        .hasMessage("Invalid averaging frequency: 0, expected a whole number of at least 1");
    assertThatThrownBy(() -> new RefitSpec(trial, 3, 1, ""))
        .hasMessage("Invalid batch_size: 64, expected a multiple of the 3 workers");
  }

  @Test
  void theIntervalOfAnAccuracyIsWilsons() {
    // Wilson's interval for 90 of 100: 0.8256 to 0.9448 (e.g. Brown, Cai and DasGupta 2001).
    ClassScores scores = new ClassScores(100, 90, 0.5, 1, new ClassTally(2).of(List.of("a", "b")));
    assertThat(scores.accuracyLow())
        .isCloseTo(0.8256, org.assertj.core.api.Assertions.within(5e-5));
    assertThat(scores.accuracyHigh())
        .isCloseTo(0.9448, org.assertj.core.api.Assertions.within(5e-5));
    assertThat(scores.lossHalfWidth())
        .isCloseTo(0.196, org.assertj.core.api.Assertions.within(1e-4));
  }
}
