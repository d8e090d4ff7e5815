package io.onecycle.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialAxisTest {

  @Test
  void layerGroupsThatShareTheLastRateAreDifferentValues() {
    TrialRow one = SampleTrials.trial(1e-4, 0.1, 1, Ending.COMPLETED, 0.9);
    TrialRow trial =
        SampleRows.with(
            one,
            one.setting().with(new LayerValues(List.of(0.01, 0.1)), one.setting().weightDecay()));
    assertThat(TrialAxis.MAX_LR.valueOf(trial)).isEqualTo("[0.01, 0.1]");
    assertThat(TrialAxis.WEIGHT_DECAY.valueOf(trial)).isEqualTo("1e-4");
  }

  @Test
  void aScheduleWithoutAnAxisHasNoValueOfIt() {
    TrialRow trial = SampleTrials.trial(0, 0.1, 1, Ending.COMPLETED, 0.9, "constant", 5);
    assertThat(TrialAxis.DIV.valueOf(trial)).isEqualTo("none");
    assertThat(TrialAxis.MOMENTUM.valueOf(trial)).isEqualTo("0.95-0.85");
    assertThat(TrialAxis.SCHEDULE.valueOf(trial)).isEqualTo("constant");
  }

  @Test
  void isFoundByTheNameInSweepFiles() {
    assertThat(TrialAxis.of("max_lr")).isEqualTo(TrialAxis.MAX_LR);
    assertThatThrownBy(() -> TrialAxis.of("wd"))
        .hasMessage(
            "Invalid axis: wd, expected one of weight_decay, max_lr, div, pct, momentum, schedule,"
                + " setting, sweep");
  }
}
