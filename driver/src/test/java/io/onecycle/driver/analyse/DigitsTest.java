package io.onecycle.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "1e-4,1e-4", "3e-4,3e-4", "0.001,0.001", "2.5e-5,2.5e-5", "0.3,0.3", "1.0,1", "100,100",
    "0,0", "-0.0,0", "13.68,13.68", "1e7,1e7", "0.1234567,0.1234567", "2e-3,0.002", "-1e-4,-1e-4"
  })
  void writesLearningRatesAsPeopleDo(double value, String text) {
    assertThat(Digits.shortest(value)).isEqualTo(text);
  }

  @Property
  void readsBackAsTheSameDouble(@ForAll double value) {
    assertThat(Double.parseDouble(Digits.shortest(value)) == value).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.0031,4", "0.00312,4", "0.0996,2", "0.12,2", "2.7,1", "31,0", "0,4", "NaN,4"})
  void keepsTwoSignificantDigitsOfAnUncertainty(double uncertainty, int places) {
    assertThat(Digits.places(uncertainty)).isEqualTo(places);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3123,0.31",
    "0.62,0.62",
    "0.001,0.001",
    "0.0123,0.012",
    "0.0009,< 0.001",
    "1,1",
    "0.0496,0.0496",
    "0.0504,0.0504",
    "0.9999,1.0"
  })
  void roundsPValuesButNotOverTheLine(double p, String text) {
    assertThat(Digits.pValue(p)).isEqualTo(text);
  }

  @Example
  void signsOnlyWhatIsNotZeroAfterRounding() {
    assertThat(Digits.signed(0.0123, 3)).isEqualTo("+0.012");
    assertThat(Digits.signed(-0.00001, 3)).isEqualTo("0.000");
    assertThat(Digits.signed(-0.0125, 3)).isEqualTo("-0.013");
  }
}
