package io.onecycle.driver.stage.table.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 4180, and what is not of it. */
class CsvRecordsTest {

  @Test
  void quotedValuesHoldDelimitersLineBreaksAndDoubledQuotes() {
    assertThat(cells("\"a, b\",\"c\nd\r\ne\",\"f \"\"g\"\"\"\nh,i,\"\"\"\"\n", ","))
        .containsExactly(List.of("a, b", "c\nd\r\ne", "f \"g\""), List.of("h", "i", "\""));
    assertThat(records("\"a\nb\",c\nd,e", ",").stream().map(CsvRecord::hasBreak))
        .containsExactly(true, false);
  }

  @Test
  void aBackslashIsACharacterLikeAnyOther() {
    assertThat(cells("\"C:\\dir\\\",\\n,a\\\"b\n", ","))
        .containsExactly(List.of("C:\\dir\\", "\\n", "a\\\"b"));
  }

  @Test
  void linesEndInAnyWayAndTheLastMayNotEnd() {
    assertThat(cells("a,b\r\nc,d\ne,f\rg,h", ","))
        .containsExactly(
            List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
  }

  @Test
  void blankLinesAndBlanksAroundValuesDoNotCount() {
    assertThat(cells("\n a , \"b\" \n\n  \nc,\n\n", ","))
        .containsExactly(List.of("a", "b"), List.of("c", ""));
    assertThat(cells("a\t\t b\n\t\n", "\t")).containsExactly(List.of("a", "", "b"));
  }

  @Test
  void runsOfSpacesStandBetweenValuesNotBeforeOrAfter() {
    assertThat(cells("  1   2.5 \t x  \n3 4 \"y z\" \r\n5 6 w", "spaces"))
        .containsExactly(
            List.of("1", "2.5", "x"), List.of("3", "4", "y z"), List.of("5", "6", "w"));
  }

  @Test
  void aQuoteThatIsNeverClosedAndTextAfterOneAreFaults() {
    assertThat(records("a,\"b\nc,d\n", ",").get(0).fault()).contains("opened and never closed");
    assertThat(records("\"a\" b,c\nd,e\n", ","))
        .extracting(record -> record.fault().isEmpty())
        .containsExactly(false, true);
    assertThat(records("\"" + "x".repeat(200_000) + "\",b", ",").get(0).fault())
        .contains("100000 characters");
  }

  @Test
  void aQuoteWithinAnUnquotedValueIsAMereCharacter() {
    assertThat(cells("5\" pipe,7\" pipe\n", ",")).containsExactly(List.of("5\" pipe", "7\" pipe"));
  }

  @Test
  void allBeforeBytesThatAreNoCharactersIsRead() throws IOException {
    byte[] bytes = "ok,1\nna\u00efve,2\n".getBytes(StandardCharsets.ISO_8859_1);
    CsvRecords records =
        new CsvRecords(
            new StrictReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8),
            Delimiter.of(","));
    assertThat(records.next().orElseThrow().cells()).containsExactly("ok", "1");
    assertThatThrownBy(records::next)
        .isInstanceOf(StrictReader.UndecodableException.class)
        .hasMessageStartingWith("EF");
  }

  private static List<List<String>> cells(String text, String delimiter) {
    List<CsvRecord> records = records(text, delimiter);
    assertThat(records).allMatch(record -> record.fault().isEmpty());
    return records.stream().map(CsvRecord::cells).toList();
  }

  private static List<CsvRecord> records(String text, String delimiter) {
    CsvRecords records = new CsvRecords(new StringReader(text), Delimiter.of(delimiter));
    List<CsvRecord> all = new ArrayList<>();
    try {
      for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
        all.add(next.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
