package io.onecycle.driver.analyse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void goesOnByTheFactorOfTheLastStepWithFewDigits() {
    assertThat(Steps.beyond(axis(TrialAxis.WEIGHT_DECAY, 1e-4, 1e-3, 3e-3, 1e-2), true))
        .containsExactly(0.03, 0.1);
    assertThat(Steps.beyond(axis(TrialAxis.WEIGHT_DECAY, 1e-4, 1e-3), false))
        .containsExactly(1e-5, 1e-6);
    assertThat(Steps.beyond(axis(TrialAxis.MAX_LR, 0.05, 0.1, 0.2), true))
        .containsExactly(0.4, 0.8);
  }

  @Test
  void leavesAWeightDecayOf0ByAFactorOf3() {
    assertThat(Steps.beyond(axis(TrialAxis.WEIGHT_DECAY, 0, 1e-4), true))
        .containsExactly(3e-4, 9e-4);
  }

  @Test
  void staysWithinWhatIsPossible() {
    assertThat(Steps.beyond(axis(TrialAxis.MOMENTUM, 0.85, 0.9, 0.95), true)).containsExactly(1.0);
    assertThat(Steps.beyond(axis(TrialAxis.MOMENTUM, 0.8, 0.9), false)).containsExactly(0.7, 0.6);
    assertThat(Steps.beyond(axis(TrialAxis.DIV, 2, 10), false)).containsExactly(1.0);
    assertThat(Steps.beyond(axis(TrialAxis.PCT, 5, 30), false)).containsExactly(0.0);
    assertThat(Steps.beyond(axis(TrialAxis.PCT, 50, 90), true)).containsExactly(95.0);
    assertThat(Steps.beyond(axis(TrialAxis.MOMENTUM, 0.9, 1), true)).isEmpty();
  }

  @Test
  void goesHalfWayToEitherNeighbour() {
    assertThat(Steps.between(axis(TrialAxis.WEIGHT_DECAY, 1e-4, 1e-2, 1), 1e-2))
        .containsExactly(1e-3, 0.1);
    assertThat(Steps.between(axis(TrialAxis.PCT, 0, 20, 60), 20)).containsExactly(10.0, 40.0);
  }

  private static NumericAxis axis(TrialAxis axis, double... values) {
    List<Double> rising = Arrays.stream(values).boxed().toList();
    return new NumericAxis(axis, Form.VALUE, rising, Map.of());
  }
}
