package io.onecycle.driver.report.plot.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void aLogAxisGivesEachFactorTheSameLength() {
    Scale scale = new Scale(0.01, 100, true);
    assertThat(scale.at(0.01)).isZero();
    assertThat(scale.at(1)).isCloseTo(0.5, within(1e-12));
    assertThat(scale.at(100)).isEqualTo(1);
  }

  @Test
  void aLogAxisHasNoPlaceForZero() {
    assertThat(new Scale(0.01, 1, true).shows(0)).isFalse();
    assertThat(new Scale(0, 1, false).shows(0)).isTrue();
    assertThat(new Scale(0, 1, false).shows(Double.NaN)).isFalse();
  }

  @Test
  void allValuesAlikeStillMakeAnAxis() {
    assertThat(Scale.linear(new Extent(0, 0)).at(0)).isCloseTo(0.5, within(1e-12));
    assertThat(Scale.log(new Extent(0.1, 0.1)).at(0.1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aRangeLeavesOutWhatRanAway() {
    List<Double> losses = List.of(2.3, Double.NaN, 0.4, 900.0, Double.POSITIVE_INFINITY);
    assertThat(Extent.of(losses, 3)).contains(new Extent(0.4, 2.3));
    assertThat(Extent.of(List.of(Double.NaN))).isEmpty();
  }
}
