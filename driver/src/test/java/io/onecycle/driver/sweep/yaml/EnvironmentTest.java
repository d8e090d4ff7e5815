package io.onecycle.driver.sweep.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "WD", "[1e-2, 1e-4]",
          "DIR", "/data/it's \"here\"",
          "EMPTY", "",
          "TRICK", "${WD}",
          "LINES", "a\nb: c");

  private final FaultList faults = new FaultList("x.yaml");

  @Test
  void fillsInNumbersListsAndPartsOfTexts() {
    assertThat(filled("grid: {weight_decay: ${WD}, max_lr: [${LR:-0.1}, 0.2]}\nname: a-${N:-1}\n"))
        .contains("grid: {weight_decay: [1e-2, 1e-4], max_lr: [0.1, 0.2]}\nname: a-1\n");
    assertThat(filled("a: ${EMPTY}\nb: ${EMPTY:-2}\n")).contains("a: \nb: 2\n");
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void whatIsQuotedStaysOneText() {
    assertThat(filled("a: \"${DIR}/x\"")).contains("a: \"/data/it's \\\"here\\\"/x\"");
    assertThat(filled("a: '${DIR}'")).contains("a: '/data/it''s \"here\"'");
  }

  @Test
  void aVariableThatIsNotSetIsAFaultThatNamesItAndItsLine() {
    assertThat(filled("a: 1\r\nb: ${NOPE}\r\nc: ${ALSO}\n")).isEmpty();
    assertThat(faults.inOrder().stream().map(Fault::message))
        .containsExactly(
            "x.yaml:2: file: ${NOPE} is not set in the environment, expected a value, or one here"
                + " for when there is none: ${NOPE:-…}",
            "x.yaml:3: file: ${ALSO} is not set in the environment, expected a value, or one here"
                + " for when there is none: ${ALSO:-…}");
  }

  @Test
  void refusesWhatNamesNoVariableOrHoldsSeveralLines() {
    assertThat(filled("a: ${1x}\nb: ${x\nc: ${LINES}\n")).isEmpty();
    assertThat(faults.inOrder().stream().map(Fault::problem))
        .containsExactly(
            "no variable of the environment",
            "no variable of the environment",
            "a text of several lines");
  }

  @Test
  void commentsAndEscapesAreLeftAloneAndValuesNameNoOtherVariable() {
    String comment = "# ${NOPE}\na: it's 1 # ${NOPE}\nb: \"# ${EMPTY:-x}\"\n";
    assertThat(filled(comment)).contains(comment.replace("${EMPTY:-x}", "x"));
    assertThat(filled("a: $${WD}")).contains("a: $${WD}");
    assertThat(filled("a: ${TRICK}")).contains("a: $${WD}");
    assertThat(YamlTree.read("a: $${WD}", "", faults).map(Shown::of)).contains("{a: ${WD}}");
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void aTextThatIsFilledInIsNotChangedAgain() {
    String once = filled("a: ${TRICK}\nb: ${WD}\n").orElseThrow();
    assertThat(filled(once)).contains(once);
  }

  private Optional<String> filled(String text) {
    return new Environment(name -> Optional.ofNullable(VALUES.get(name))).fill(text, faults);
  }
}
