package io.onecycle.driver.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.read.SweepFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepWarningsTest {

  @Test
  void warnsOfWeightDecaysThatShareOneRate() {
    assertThat(warnings("max_lr: 0.1, weight_decay: [1e-2, 1e-3, 1e-4]"))
        .singleElement()
        .asString()
        .startsWith("All values of weight_decay share one max_lr");
  }

  @Test
  void ratesOfTheirOwnAreWellWhetherGivenOrFound() {
    assertThat(warnings("max_lr: [0.1, 0.3, 1], weight_decay: [1e-2, 1e-3, 1e-4]")).isEmpty();
    assertThat(
            warnings("max_lr: lr_find, weight_decay: [1e-2, 1e-3, 1e-4]", "lr_find: {end_lr: 1}\n"))
        .isEmpty();
  }

  @Test
  void warnsOfAnAxisOfTwoNumbers() {
    assertThat(warnings("max_lr: [0.1, 0.3], momentum: [[0.95, 0.85], 0.9], pct: [10, 20, 30]"))
        .singleElement()
        .asString()
        .startsWith("max_lr has two values");
  }

  @Test
  void warnsOfSeedsThatHoldOutTheSameExamples() {
    String grid = "max_lr: [0.1, 0.3, 1], weight_decay: [1e-2, 1e-3, 1e-4]";
    assertThat(warnings(grid, "seeds: [10, 20, 30]\n"))
        .singleElement()
        .asString()
        .startsWith(
            "These seeds hold out the same examples, as the fold is the seed modulo 10: 10,");
    assertThat(warnings(grid, "seeds: [10, 21, 32]\n")).isEmpty();
  }

  @Test
  void aSweepThatMarksItsAxesIsMeantAsItIs() {
    assertThat(warnings("max_lr: 0.1, weight_decay: [1e-2, 1e-3]", "scientific: weight_decay\n"))
        .isEmpty();
  }

  @Test
  void aVerdictByAnotherAxisAsksAboutThatOne() {
    String grid = "max_lr: 0.1, momentum: [0.8, 0.85, 0.9], weight_decay: [1e-2, 1e-3, 1e-4]";

    assertThat(warnings(grid, "seeds: [1, 2, 3]\nverdict: {seeds: 3, by: momentum}\n"))
        .singleElement()
        .asString()
        .startsWith("All values of momentum");
  }

  private static List<String> warnings(String grid) {
    return warnings(grid, "");
  }

  private static List<String> warnings(String grid, String more) {
    SweepFile file =
        SweepFile.parse(
            "x.yaml",
            "name: s\ndata: fashion-mnist\nmodel: lenet\ntrain: {epochs: 5}\ngrid: {"
                + grid
                + "}\n"
                + more);
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return SweepWarnings.of(((SweepFile.Valid) file).spec());
  }
}
