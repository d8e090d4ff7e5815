package io.onecycle.driver.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReflowTest {

  private static final List<String> SENTENCES =
      List.of(
          "Choose weight_decay 1e-5 (max_lr 0.12): probably the best of 5 (64 %); its mean accuracy"
              + " is 0.8908 over 5 seeds, and so on, so that there are three lines of it in the end,"
              + " or at least two and a half.",
          "Accuracy to expect: 0.8904 ± 0.0057 (95 %).");
  private static final String TABLE =
      TextTable.console(
          List.of(
              TextColumn.of("weight_decay", List.of("1e-5", "0.01")),
              TextColumn.of("a very long header that is as wide as the column", List.of("1", "2")),
              TextColumn.of("and another one, just to be wider than it", List.of("1", "2"))));

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 99})
  void sentencesAreBrokenWhereTheTerminalEnds(int columns) {
    String text = Reflow.to(columns, Paragraph.lines(SENTENCES));
    assertThat(text.lines()).allMatch(line -> Alignment.width(line) <= columns);
    assertThat(text.replaceAll("\n {2}", " ").lines()).containsExactlyElementsOf(SENTENCES);
    assertThat(text.lines().limit(2))
        .as("lines are filled")
        .allMatch(line -> Alignment.width(line) > columns - 15);
  }

  @Test
  void aSignStaysWithItsNumber() {
    String text = "x ".repeat(20).strip() + " 0.8904 ± 0.0057\n";
    assertThat(Reflow.to(48, text)).contains("\n  0.8904 ± 0.0057\n");
  }

  @Test
  void tablesStayAsTheyAre() {
    String text = TABLE + "\n" + Paragraph.lines(SENTENCES) + "\n" + TABLE;
    assertThat(Reflow.to(60, text)).startsWith(TABLE + "\n").endsWith("\n" + TABLE);
  }

  @Test
  void namesAndValuesStayBelowEachOther() {
    String pairs = Pairs.lines(Map.of("sweep", "a"));
    assertThat(Reflow.to(60, pairs)).isEqualTo(pairs);
  }

  @Test
  void aWideTerminalChangesNothing() {
    String text = TABLE + "\n" + Paragraph.lines(SENTENCES);
    assertThat(Reflow.to(100, text)).isEqualTo(text);
    assertThat(Reflow.to(200, text)).isEqualTo(text);
  }
}
