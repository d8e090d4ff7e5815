package io.onecycle.driver.stage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of the numbers of a column. */
class NumberRangeTest {

  @Test
  void onlyNumbersThatFloat32RoundsTogetherAreShifted() {
    assertThat(range(1_700_000_000.0, 1_700_000_040.0, 1_700_000_100.0).offset())
        .isEqualTo(1_700_000_050.0);
    assertThat(range(1990, 2003, 2020).offset()).isZero();
    assertThat(range(123_456.78, 1_250_000.5, 7).offset()).isZero();
    assertThat(range(0, 1).offset()).isZero();
    assertThat(range(5).offset()).isZero();
    assertThat(range(0.1).offset()).isZero();
  }

  @Test
  void aRunIsWholeNumbersEachOnceInAnyOrder() {
    assertThat(range(3, 1, 2, 0).isRun()).isTrue();
    assertThat(range(-2, -1, 0, 1).isRun()).isTrue();
    assertThat(range(0, 1, 1, 3).isRun()).isFalse();
    assertThat(range(0, 0, 3, 3).isRun()).isFalse();
    assertThat(range(0, 2, 4).isRun()).isFalse();
    assertThat(range(0.5, 1.5).isRun()).isFalse();
    assertThat(range(IntStream.range(1, 2_000_000).asDoubleStream().toArray()).isRun()).isTrue();
  }

  @Test
  void itIsTheSameHoweverThePartsAreTakenTogether() {
    NumberRange one = range(5, 1, 4);
    NumberRange other = range(2, 3);
    other.add(one);
    assertThat(other.isRun()).isTrue();
    assertThat(other.isConstant()).isFalse();
  }

  @Test
  void zerosAndOnesAreAnIndicatorWhereOneIsRare() {
    double[] rare = new double[1000];
    rare[7] = 1;
    assertThat(range(rare).isRareIndicator()).isTrue();
    assertThat(range(0, 1, 1, 0).isRareIndicator()).isFalse();
    rare[8] = 2;
    assertThat(range(rare).isRareIndicator()).isFalse();
    assertThat(range(0, 0, 0).isRareIndicator()).isFalse();
  }

  private static NumberRange range(double... numbers) {
    NumberRange range = new NumberRange();
    DoubleStream.of(numbers).forEach(range::add);
    return range;
  }
}
