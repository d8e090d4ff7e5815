package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.sweep.Grouping;
import org.junit.jupiter.api.Test;

class ScientificReaderTest {

  @Test
  void isAnAxisOrAListOfThem() {
    assertThat(valid(with("momentum")).scientific()).containsExactly(Grouping.MOMENTUM);
    assertThat(valid(with("[weight_decay, div]")).asked())
        .containsExactly(Grouping.WEIGHT_DECAY, Grouping.DIV);
  }

  @Test
  void withoutItTheVerdictsAxisIsAskedAboutOrElseWeightDecay() {
    assertThat(valid(SweepTexts.VALID).scientific()).isEmpty();
    assertThat(valid(SweepTexts.VALID).asked()).containsExactly(Grouping.WEIGHT_DECAY);
    assertThat(valid(SweepTexts.VALID + "verdict: {seeds: 3, by: div}\n").asked())
        .containsExactly(Grouping.DIV);
    assertThat(valid(SweepTexts.VALID + "verdict: {seeds: 3, by: setting}\n").asked()).isEmpty();
  }

  @Test
  void theVerdictGoesByItUnlessItIsToldAnother() {
    String marked = with("[div, momentum]");

    assertThat(valid(marked + "verdict: {seeds: 3}\n").verdict().orElseThrow().by())
        .isEqualTo(Grouping.DIV);
    assertThat(valid(marked + "verdict: {seeds: 3, by: momentum}\n").verdict().orElseThrow().by())
        .isEqualTo(Grouping.MOMENTUM);
    assertThat(faults(marked + "verdict: {seeds: 3, by: weight_decay}\n"))
        .containsExactly(
            "x.yaml:25: verdict.by: weight_decay is not among the axes of scientific, expected one"
                + " of div, momentum, setting");
  }

  @Test
  void changesNoTrial() {
    assertThat(Trials.of(valid(with("momentum")))).isEqualTo(Trials.of(valid(SweepTexts.VALID)));
  }

  @Test
  void refusesWhatIsNoAxisThatIsSwept() {
    String single = SweepTexts.with("weight_decay", "weight_decay: 1e-3");
    assertThat(faults(single + "scientific: [div, weight_decay]\n"))
        .containsExactly(
            "x.yaml:24: scientific[1]: weight_decay is an axis of one value, expected one of"
                + " max_lr, div, pct, momentum, schedule");
    assertThat(faults(with("weight_deca")))
        .containsExactly(
            "x.yaml:24: scientific: weight_deca is not supported, expected one of weight_decay,"
                + " max_lr, div, pct, momentum, schedule; did you mean weight_decay?");
    assertThat(faults(with("setting"))).hasSize(1);
    assertThat(faults(with("[div, div]")))
        .containsExactly(
            "x.yaml:24: scientific[1]: div is the same as scientific[0], expected each value once");
    assertThat(faults(with("[]")))
        .containsExactly("x.yaml:24: scientific: [] is empty, expected at least one value");
  }

  @Test
  void isFaultedBesideAFaultyGrid() {
    assertThat(
            faults(
                SweepTexts.VALID.replaceFirst("max_lr: [^\n]*", "max_lr: x")
                    + "scientific: [nope]\nverdict: {seeds: 0}\n"))
        .anyMatch(fault -> fault.contains("scientific"))
        .anyMatch(fault -> fault.contains("verdict.seeds"));
  }

  private static String with(String axes) {
    return SweepTexts.VALID + "scientific: " + axes + "\n";
  }
}
