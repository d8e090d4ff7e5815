package io.onecycle.driver.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Finding;
import io.onecycle.driver.analyse.audit.NumericAxis;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextSweepTest {

  private static final String SWEEP =
      """
      # Which weight decay?
      name: s
      data: fashion-mnist
      model: lenet
      train: {epochs: 5}
      grid:
        max_lr: 0.3                        # the paper's
        momentum: [[0.95, 0.85], [0.95, 0.9]]
        weight_decay: [1e-2, 1e-3, 1e-4]   # powers of ten
      """;

  private static final Finding EDGE =
      new Finding.AtEdge(axis(TrialAxis.WEIGHT_DECAY, Form.VALUE, 1e-4, 1e-3, 1e-2), true, 0.99);

  @Test
  void goesOnBeyondTheEdgeWithCommentsAndOldValuesKept() {
    NextSweep next = next(EDGE).orElseThrow();

    assertThat(next.text())
        .isEqualTo(
            SWEEP.replace(
                "[1e-2, 1e-3, 1e-4]   # powers", "[1e-2, 1e-3, 1e-4, 0.1, 1]   # powers"));
    assertThat(next.changes()).containsExactly("weight_decay: 0.1", "weight_decay: 1");
  }

  @Test
  void allTrialsOfTheOldSweepAreTrialsOfTheNext() {
    NextSweep next =
        next(EDGE, new Finding.OneSeed(1), new Finding.OneRate(TrialAxis.WEIGHT_DECAY, 0.3))
            .orElseThrow();

    List<String> old = ids(SWEEP);
    List<String> more = ids(next.text());
    assertThat(more).containsAll(old);
    assertThat(more).hasSize(3 * 2 * 5 * 3);
    assertThat(next.text()).endsWith("seeds: [1, 2, 3]\n").contains("[0.3, 0.1, 0.9] ");
  }

  @Test
  void momentumRangesGoOnAsRanges() {
    NumericAxis lower = axis(TrialAxis.MOMENTUM, Form.LOWER_END, 0.85, 0.9);

    assertThat(next(new Finding.AtEdge(lower, false, 0.99)).orElseThrow().text())
        .contains("[[0.95, 0.85], [0.95, 0.9], [0.95, 0.8], [0.95, 0.75]]");
  }

  @Test
  void theSameValueIsAddedOnce() {
    NumericAxis decay = axis(TrialAxis.WEIGHT_DECAY, Form.VALUE, 1e-4, 1e-3, 1e-2);

    assertThat(
            next(EDGE, new Finding.NotTuned(TrialAxis.MOMENTUM, List.of("0.9"), decay, true, 0.99))
                .orElseThrow()
                .changes())
        .hasSize(2);
  }

  @Test
  void multiplesOfFoundRatesAreWrittenSoAndTheirWindowStays() {
    String found = SWEEP.replace("max_lr: 0.3 ", "max_lr: [0.5x, 1x]") + "lr_find: {end_lr: 10}\n";
    NumericAxis multiples = axis(TrialAxis.MAX_LR, Form.MULTIPLE, 0.5, 1.0);

    assertThat(
            NextSweep.of(
                    audit(
                        new Finding.AtEdge(multiples, true, 0.99),
                        new Finding.WindowEdge(true, 3, 3, 10)),
                    spec(found),
                    found)
                .orElseThrow()
                .text())
        .contains("[0.5x, 1x, 2x, 4x]", "lr_find: {end_lr: 10}");
  }

  @Test
  void aWindowFromWhichNoRateIsTakenIsWidened() {
    String tests = SWEEP + "lr_find: {end_lr: 10}\n";

    assertThat(
            NextSweep.of(audit(new Finding.WindowEdge(true, 3, 3, 10)), spec(tests), tests)
                .orElseThrow()
                .text())
        .contains("lr_find: {end_lr: 100}");
  }

  @Test
  void thereIsNoneWhereNoSweepSettlesIt() {
    assertThat(next(new Finding.Diverged(6, 18, List.of()))).isEmpty();
    assertThat(next()).isEmpty();
    String sampled = SWEEP + "search: {random: {settings: 2}}\n";
    assertThat(NextSweep.of(audit(EDGE), spec(sampled), sampled)).isEmpty();
  }

  private static Optional<NextSweep> next(Finding... findings) {
    return NextSweep.of(audit(findings), spec(SWEEP), SWEEP);
  }

  private static Audit audit(Finding... findings) {
    return new Audit(List.of(findings), List.of());
  }

  private static NumericAxis axis(TrialAxis axis, Form form, Double... values) {
    return new NumericAxis(axis, form, List.of(values), Map.of());
  }

  private static List<String> ids(String text) {
    return Trials.of(spec(text)).stream().map(Trial::id).toList();
  }

  private static SweepSpec spec(String text) {
    SweepFile file = SweepFile.parse("s.yaml", text);
    assertThat(file).as(text).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }
}
