package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.trial.Compat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LrRampTest {

  @Test
  void equalsFastaisExponentialRampToTheLastBit() throws Exception {
    LrRamp ramp = new LrRamp(spec(List.of(0.01), List.of(100.0), false), Compat.NONE, 1);
    for (String line : golden("lrfind2_0.01_100_n100_exp.csv")) {
      assertEquals(line, ramp);
    }
  }

  @Test
  void equalsFastaisLinearRampToTheLastBitWhereItsQuirksAreAskedFor() throws Exception {
    LrRamp ramp = new LrRamp(spec(List.of(0.01), List.of(100.0), true), Compat.FASTAI, 1);
    for (String line : golden("lrfind2_0.01_100_n100_lin.csv")) {
      assertEquals(line, ramp);
    }
  }

  @Test
  void goldenFilesRecordAsManyAsTheStopRuleAllows() throws Exception {
    for (String file : List.of("lrfind2_0.01_100_n100_exp.csv", "lrfind2_0.01_100_n100_lin.csv")) {
      StopRule rule = new StopRule(100, true);
      for (String line : golden(file)) {
        boolean recorded = line.endsWith(",1");
        assertThat(rule.next(2.3).isEmpty()).as("%s: %s", file, line).isEqualTo(recorded);
      }
    }
  }

  @Test
  void ourLinearRampStartsAtItsStart() {
    LrRamp ramp = new LrRamp(spec(List.of(1.0), List.of(101.0), true), Compat.NONE, 1);
    assertThat(ramp.at(0)).containsExactly(1.0);
    assertThat(ramp.at(50)).containsExactly(51.0);
    assertThat(ramp.at(100)).containsExactly(101.0);
  }

  @Test
  void oneEndIsTheLastGroupsAndAllGroupsAreMultipliedAlike() {
    LrRamp ramp = new LrRamp(spec(List.of(0.001, 0.1), List.of(10.0), false), Compat.NONE, 2);
    assertThat(ramp.at(0)).containsExactly(0.001, 0.1);
    assertThat(ramp.at(100).get(1)).isCloseTo(10, within(1e-12));
    assertThat(ramp.at(100).get(0)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void severalEndsAreEachTheirGroups() {
    LrRamp ramp = new LrRamp(spec(List.of(0.01), List.of(1.0, 100.0), true), Compat.NONE, 2);
    assertThat(ramp.at(0)).containsExactly(0.01, 0.01);
    assertThat(ramp.at(100).get(0)).isCloseTo(1, within(1e-12));
    assertThat(ramp.at(100).get(1)).isCloseTo(100, within(1e-12));
  }

  @Test
  void oneStartAndOneEndServeAllGroups() {
    LrRamp ramp = new LrRamp(LrFindSpec.DEFAULT, Compat.NONE, 3);
    assertThat(ramp.at(0)).containsExactly(1e-5, 1e-5, 1e-5);
    assertThat(ramp.at(50).get(0)).isEqualTo(ramp.at(50).get(2)).isCloseTo(1e-2, within(1e-14));
  }

  private static void assertEquals(String line, LrRamp ramp) {
    String[] cell = line.split(",", -1);
    assertThat(ramp.at(Integer.parseInt(cell[0])))
        .as(line)
        .containsExactly(Double.parseDouble(cell[1]));
  }

  private static LrFindSpec spec(List<Double> start, List<Double> end, boolean linear) {
    return new LrFindSpec(start, end, 100, linear, true);
  }

  private static List<String> golden(String file) throws IOException {
    try (InputStream in = LrRampTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
