package io.onecycle.driver.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.Digits;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class AlignmentTest {

  @Example
  void pointsStandBelowEachOther() {
    assertThat(Alignment.byPoint(List.of("0.001", "10", "1e-4", "–", "best")))
        .containsExactly(" 0.001", "10    ", " 1e-4 ", "     –", "  best");
  }

  @Property(tries = 200)
  void allCellsAreOfOneWidthAndAllPointsInOnePlace(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1e3, max = 1e3) Double> values) {
    List<String> cells =
        Alignment.byPoint(values.stream().map(value -> Digits.fixed(value, 3)).toList());
    assertThat(cells.stream().map(Alignment::width).distinct()).hasSize(1);
    assertThat(cells.stream().map(cell -> cell.indexOf('.')).distinct()).hasSize(1);
  }

  @Property(tries = 200)
  void consoleColumnsStartInTheSamePlaceOnEveryLine(
      @ForAll @Size(min = 1, max = 6) List<String> names) {
    String table =
        TextTable.console(
            List.of(
                TextColumn.of("name", names),
                TextColumn.of("mark", names.stream().map(n -> "±").toList())));
    assertThat(
            table
                .lines()
                .skip(2)
                .map(line -> line.codePointCount(0, line.lastIndexOf('±')))
                .distinct())
        .hasSize(1);
  }

  @Example
  void longSentencesAreBrokenBetweenWordsButNotBeforeAUnit() {
    String sentence = "a".repeat(97) + " 95 % CI and more.";
    assertThat(Paragraph.lines(List.of(sentence)).lines().toList())
        .containsExactly("a".repeat(97), "  95 % CI and more.");
  }
}
