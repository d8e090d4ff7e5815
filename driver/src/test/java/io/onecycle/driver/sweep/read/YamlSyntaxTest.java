package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.VALID;
import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSyntaxTest {

  private static final String PLAIN =
      "not supported in a sweep file, expected plain YAML: keys, values and lists";

  @Test
  void refusesAKeyGivenTwice() {
    assertThat(faults(VALID + "name: b\n"))
        .containsExactly(
            "x.yaml:24: name: name is given twice (first on line 1), expected each key once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seeds: !!int 1      | 22: seeds: a tag (!!int) is
          seeds: [! 1, 2]     | 22: seeds[0]: a tag (!) is
          seeds: !a [1]       | 22: seeds: a tag (!a) is
          seeds: !!seq [1]    | 22: seeds: a tag (!!seq) is
          """)
  void refusesWhatASweepFileHasNoUseFor(String line, String fault) {
    assertThat(faults(with("seeds", line))).containsExactly("x.yaml:" + fault + " " + PLAIN);
  }

  @Test
  void refusesAnAnchorOnlyWhereOneIs() {
    assertThat(faults("{a&b: 1, \"a\"&b: 1}"))
        .containsExactly(
            "x.yaml:1: a: the line `{a&b: 1, \"a\"&b: 1}` is not well-formed (expected ',' or '}',"
                + " but got <anchor>), expected YAML");
  }

  @Test
  void refusesASecondDocument() {
    assertThat(faults(VALID + "---\nname: b\n"))
        .containsExactly(
            "x.yaml:25: file: a second document is not supported, expected one sweep in a file");
  }

  @Test
  void showsTheLineWhoseSyntaxIsWrong() {
    assertThat(faults(with("seeds", "seeds: [1")))
        .containsExactly(
            "x.yaml:23: seeds[0]: the line `limits: {trial_minutes: 0.5, failures_per_trial: 3}`"
                + " is not well-formed (expected ',' or ']', but got :), expected YAML");
    assertThat(faults("name: a\n\tdata: mnist\n"))
        .containsExactly(
            "x.yaml:2: name: the line `data: mnist` is not well-formed (found character '\\t(TAB)'"
                + " that cannot start any token), expected YAML");
    assertThat(faults("? [a, b]\n: c\n"))
        .containsExactly(
            "x.yaml:1: file: the line `? [a, b]` is not well-formed (a key must be a single word),"
                + " expected YAML");
  }

  @Test
  void refusesEscapesOfNoCharacter() {
    assertThat(faults("name: \"\\UFFFFFFFF\"\n"))
        .containsExactly(
            "x.yaml:1: file: the line `name: \"\\UFFFFFFFF\"` is not well-formed, expected YAML");
  }

  @Test
  void refusesControlCharacters() {
    assertThat(faults("name: a\r\ndata: \u0000\n"))
        .containsExactly(
            "x.yaml:2: file: the character \\u0000 is not allowed in YAML, expected text in UTF-8");
  }

  @Test
  void refusesDeepNestingBeforeItCosts() {
    assertThat(faults("a: " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("x.yaml:1: a[0][0]")
        .endsWith("is nested too deep, expected at most 20 levels");
  }

  @ParameterizedTest
  @CsvSource({"''", "'# a comment'", "'\uFEFF'"})
  void refusesAnEmptyFile(String text) {
    assertThat(faults(text))
        .containsExactly(
            "x.yaml:1: file: nothing is given, expected a sweep file with the keys name, data,"
                + " model, compat, train, grid, search, seeds, verdict, scientific, lr_find, limits, objective");
  }

  @Test
  void readsPastAByteOrderMarkAndWindowsLineEnds() {
    assertThat(faults("\uFEFF" + VALID.replace("\n", "\r\n"))).isEmpty();
  }
}
