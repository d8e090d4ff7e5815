package io.onecycle.driver.stage.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers are written. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        ".~``~1.5~1.5",
        ".~``~-1e3~-1000",
        ",~``~1,5~1.5",
        ",~.~1.234.567,5~1234567.5",
        ".~,~-1,234~-1234",
        ".~,~12~12",
        ".~' '~1 234.5~",
        ".~` `~1 234.5~1234.5",
        ".~` `~1\u202f234~1234",
        ".~'~1'234'567~1234567",
        ".~,~12,34~",
        ",~``~1.5~",
        ".~``~1,5~",
        ".~``~0x1p3~",
        ".~``~NaN~",
      })
  void textsAreNumbersAsTheyAreToldToBeWritten(
      String decimal, String thousands, String text, Double number) {
    NumberText how = new NumberText(decimal, thousands);
    if (number == null) {
      assertThat(how.read(text)).isEmpty();
    } else {
      assertThat(how.read(text)).hasValue(number);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "1,5~decimal: \",\"",
        "1,234~decimal: \",\" (or thousands: \",\", if so it is meant)",
        "1,234,567~thousands: \",\"",
        "1,234.5~thousands: \",\"",
        "1.234,5~thousands: \".\", decimal: \",\"",
        "1.234.567~thousands: \".\"",
        "1 234~thousands: \" \"",
        "1'234~thousands: \"'\"",
        "two~``",
        "2020-01-01~``",
        "1.5~``",
      })
  void whatWouldMakeANumberOfATextIsSaid(String text, String advice) {
    assertThat(new NumberText(".", "").advice(text)).isEqualTo(advice);
  }

  @Test
  void aPointIsSaidWhereACommaWasTold() {
    assertThat(new NumberText(",", "").advice("1.5")).isEqualTo("decimal: \".\"");
  }
}
