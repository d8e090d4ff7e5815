package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.valid;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictReaderTest {

  private static String text(String verdict) {
    return SweepTexts.VALID + "verdict: " + verdict + "\n";
  }

  @Test
  void isAbsentUnlessTheFileHasIt() {
    SweepSpec spec = valid(SweepTexts.VALID);
    assertThat(spec.verdict()).isEmpty();
    assertThat(spec.verdictSeeds()).isEmpty();
  }

  @Test
  void judgesWhatTheAnswerCompares() {
    SweepSpec spec = valid(text("{seeds: 5}"));
    assertThat(spec.verdict()).contains(new VerdictSeeds(5, Grouping.WEIGHT_DECAY, 4));
    assertThat(spec.verdictSeeds()).containsExactly(4L, 5L, 6L, 7L, 8L);
    String one = with("weight_decay", "weight_decay: 1e-3") + "verdict: {seeds: 2}\n";
    assertThat(valid(one).verdict()).contains(new VerdictSeeds(2, Grouping.SETTING, 4));
  }

  @Test
  void readsEveryKey() {
    assertThat(valid(text("{seeds: 2, by: setting, finalists: 7}")).verdict())
        .contains(new VerdictSeeds(2, Grouping.SETTING, 7));
    assertThat(valid(text("{seeds: 1000, by: schedule}")).verdict())
        .contains(new VerdictSeeds(1000, Grouping.SCHEDULE, 4));
  }

  @Test
  void refusesWrongTypesRangesAndKeys() {
    assertThat(faults(text("5")))
        .containsExactly(
            "x.yaml:24: verdict: 5 is not a mapping, expected the keys seeds, by, finalists");
    assertThat(faults(text("{by: setting}")))
        .containsExactly(
            "x.yaml:24: verdict.seeds: nothing is given, expected a whole number in [2, 1000]");
    assertThat(faults(text("{seeds: 1, by: epochs, finalists: 1, seed: 3}")))
        .hasSize(4)
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .contains("verdict.seeds: 1 is below 2, expected a whole number in [2, 1000]"))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .contains("verdict.by: epochs is not supported, expected one of weight_decay"))
        .anySatisfy(fault -> assertThat(fault).contains("verdict.finalists: 1 is below 2"))
        .anySatisfy(fault -> assertThat(fault).contains("verdict.seed: seed is an unknown key"));
    assertThat(faults(text("{seeds: 1001}"))).singleElement().asString().contains("above 1000");
  }

  @Test
  void refusesAxesWithNothingToCompare() {
    String single = with("momentum", "momentum: 0.9") + "verdict: {seeds: 2, by: momentum}\n";
    assertThat(faults(single))
        .containsExactly(
            "x.yaml:24: verdict.by: momentum is an axis of one value, expected one of"
                + " weight_decay, max_lr, div, pct, schedule, setting");
    String range =
        with("max_lr", "max_lr: {range: [0.1, 1]}")
            + "search: {sobol: {settings: 8}}\nverdict: {seeds: 2, by: max_lr}\n";
    assertThat(faults(range))
        .singleElement()
        .asString()
        .contains("verdict.by: max_lr is an axis without a list of values");
  }

  @Test
  void refusesFinalistsWhereTheBestOfEachValueIsJudged() {
    assertThat(faults(text("{seeds: 2, finalists: 3}")))
        .containsExactly(
            "x.yaml:24: verdict.finalists: 3 is given, but the best of each weight_decay is"
                + " judged, expected no finalists, or by: setting");
  }

  @Test
  void refusesSeedsBeyond64Bits() {
    String last = with("seeds", "seeds: [1, 9223372036854775803]");
    assertThat(valid(last + "verdict: {seeds: 4}\n").verdictSeeds())
        .endsWith(Long.MAX_VALUE)
        .hasSize(4);
    assertThat(faults(last + "verdict: {seeds: 5}\n"))
        .containsExactly(
            "x.yaml:24: verdict.seeds: 5 is too many after the largest of the sweep's seeds:"
                + " beyond 64 bits, expected fewer, or smaller seeds");
  }

  @Test
  void countsTowardsWhatOneSweepTakes() {
    String decays =
        IntStream.rangeClosed(1, 1000).mapToObj(i -> i + "e-6").collect(Collectors.joining(", "));
    String many = with("weight_decay", "weight_decay: [" + decays + "]");
    assertThat(faults(many + "verdict: {seeds: 80}\n"))
        .singleElement()
        .asString()
        .contains("trials is more than one sweep takes");
  }

  @Test
  void valuesRefuseImpossibleNumbers() {
    assertThatThrownBy(() -> new VerdictSeeds(1, Grouping.SETTING, 4))
        .hasMessage("Invalid seeds: 1, expected a whole number in [2, 1000]");
    assertThatThrownBy(() -> new VerdictSeeds(2, Grouping.SETTING, 1))
        .hasMessageContaining("Invalid finalists: 1");
  }
}
