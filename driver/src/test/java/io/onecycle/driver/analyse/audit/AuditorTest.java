package io.onecycle.driver.analyse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Check.Left;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditorTest {

  /** The highest weight decay is the best by far. */
  private static final SampleTrials RISING =
      SampleTrials.none()
          .completed(1e-4, 0.3, 0.840, 0.844, 0.838)
          .completed(1e-3, 0.3, 0.851, 0.853, 0.848)
          .completed(1e-2, 0.3, 0.860, 0.864, 0.859);

  @Test
  void findsTheBestAtTheUpperEnd() {
    Finding.AtEdge edge = only(Finding.AtEdge.class, audit(RISING));

    assertThat(edge.axis().axis()).isEqualTo(TrialAxis.WEIGHT_DECAY);
    assertThat(edge.upper()).isTrue();
    assertThat(edge.chance()).isGreaterThan(0.95);
  }

  @Test
  void whatIsLowerTheBetterHasItsEdgeAtTheOtherEnd() {
    assertThat(only(Finding.AtEdge.class, audit(RISING.minimizing("rmse"))).upper()).isFalse();
  }

  @Test
  void beyondAWeightDecayOf0LiesNothing() {
    SampleTrials falling =
        SampleTrials.none()
            .completed(0, 0.3, 0.860, 0.864, 0.859)
            .completed(1e-3, 0.3, 0.851, 0.853, 0.848)
            .completed(1e-2, 0.3, 0.840, 0.844, 0.838);

    assertThat(audit(falling).findings()).isEmpty();
    assertThat(audit(falling).checks())
        .filteredOn(check -> check.subject() == Subject.EDGE)
        .filteredOn(check -> check.axis().equals(Optional.of(TrialAxis.WEIGHT_DECAY)))
        .extracting(Check::noEnds)
        .containsExactly(List.of(0.0));
  }

  @Test
  void anEndWhereTrainingDivergesIsNoEdgeOfTheBest() {
    SampleTrials beyond = RISING.ended(Ending.DIVERGED, 0.1, 0.3, 1);

    assertThat(audit(beyond).findings()).isEmpty();
  }

  @Test
  void aValueWhoseTrialsFailedWasNotTried() {
    SampleTrials beyond = RISING.ended(Ending.FAILED, 0.1, 0.3, 1, 2, 3);

    assertThat(only(Finding.AtEdge.class, audit(beyond)).axis().end(true)).isEqualTo(1e-2);
  }

  @Test
  void findsNothingAmongEquals() {
    assertThat(audit(SampleTrials.FOUR_DECAYS).findings()).isEmpty();
  }

  @Test
  void theChanceIsTheSameWheneverTheRowsAreWhateverTheirOrder() {
    List<TrialRow> backwards = new ArrayList<>(SampleTrials.FOUR_DECAYS.rows());
    Collections.reverse(backwards);

    assertThat(audit(new SampleTrials(backwards)).checks())
        .isEqualTo(audit(SampleTrials.FOUR_DECAYS).checks());
  }

  @Test
  void findsAWeightDecayThatWasNotTuned() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-2, 0.1, 0.860, 0.864, 0.859)
            .completed(1e-2, 0.3, 0.851, 0.853, 0.848)
            .completed(1e-2, 1, 0.840, 0.844, 0.838)
            .completed(1e-4, 0.1, 0.850, 0.853, 0.848)
            .completed(1e-4, 0.3, 0.881, 0.883, 0.878)
            .completed(1e-4, 1, 0.850, 0.853, 0.848);

    Finding.NotTuned found =
        only(
            Finding.NotTuned.class,
            audit(trials, "max_lr: [0.1, 0.3, 1], weight_decay: [1e-2, 1e-4]"));

    assertThat(found.at()).containsExactly("0.01");
    assertThat(found.axis().axis()).isEqualTo(TrialAxis.MAX_LR);
    assertThat(found.upper()).isFalse();
  }

  @Test
  void oneRateForAllWeightDecaysIsToldUnlessItIsMarked() {
    String grid = "max_lr: 0.3, weight_decay: [1e-2, 1e-3, 3e-4, 1e-4]";

    assertThat(only(Finding.OneRate.class, audit(SampleTrials.FOUR_DECAYS, grid)))
        .isEqualTo(new Finding.OneRate(TrialAxis.WEIGHT_DECAY, 0.3));
    assertThat(audit(SampleTrials.FOUR_DECAYS, spec(grid, "scientific: weight_decay\n")).findings())
        .isEmpty();
  }

  @Test
  void findsWhereAPointIsMissing() {
    SampleTrials coarse =
        SampleTrials.none()
            .completed(1e-4, 0.3, 0.300, 0.304, 0.299)
            .completed(1e-2, 0.3, 0.850, 0.853, 0.848)
            .completed(1, 0.3, 0.760, 0.764, 0.759);

    Finding.Coarse found = only(Finding.Coarse.class, audit(coarse));

    assertThat(found.best()).isEqualTo(1e-2);
    assertThat(found.gain()).isBetween(0.03, 0.06);
    assertThat(Remedy.of(found)).contains(new Remedy.Values(found.axis(), List.of(1e-3, 0.1)));
  }

  @Test
  void countsWhatDivergedAndSaysWhere() {
    SampleTrials trials =
        SampleTrials.FOUR_DECAYS
            .ended(Ending.DIVERGED, 1e-3, 10, 1, 2, 3)
            .ended(Ending.DIVERGED, 1e-4, 10, 1, 2, 3);

    assertThat(audit(trials).findings())
        .contains(new Finding.Diverged(6, 26, List.of("max_lr 10")));
    assertThat(audit(SampleTrials.FOUR_DECAYS.ended(Ending.DIVERGED, 0.1, 10, 1, 2)).findings())
        .as("2 of 22")
        .noneMatch(Finding.Diverged.class::isInstance);
  }

  @Test
  void withOneSeedNothingIsKnownOfChance() {
    Audit audit = audit(SampleTrials.none().completed(1e-3, 0.3, 0.8).completed(1e-2, 0.3, 0.9));

    assertThat(audit.findings()).containsExactly(new Finding.OneSeed(1));
    assertThat(audit.checks())
        .contains(Check.left(Subject.EDGE, TrialAxis.WEIGHT_DECAY, Left.ONE_SEED));
  }

  @Test
  void aSingleLengthCannotTellWhetherALongerOneIsBetter() {
    assertThat(audit(SampleTrials.FOUR_DECAYS).checks())
        .contains(Check.left(Subject.LENGTH, Left.ONE_LENGTH));
  }

  @Test
  void aRungThatWasMuchWorseSaysThatALongerTrainingIsBetter() {
    List<TrialRow> full = SampleTrials.FOUR_DECAYS.rows();

    assertThat(
            new Auditor(Optional.empty(), full, shorter(full, 0.02), List.of(), Map.of())
                .audit()
                .findings())
        .hasSize(1)
        .allSatisfy(
            found -> {
              assertThat(found).isInstanceOf(Finding.StillImproving.class);
              assertThat(((Finding.StillImproving) found).gain())
                  .isCloseTo(0.02 / (Math.log(2.5) / Math.log(2)), within(1e-9));
            });
    assertThat(
            new Auditor(Optional.empty(), full, shorter(full, 0.001), List.of(), Map.of())
                .audit()
                .findings())
        .isEmpty();
  }

  @Test
  void nothingIsFoundWhereNothingEnded() {
    Audit audit = audit(SampleTrials.none());

    assertThat(audit.findings()).isEmpty();
    assertThat(audit.checks()).isEmpty();
  }

  /** As after two epochs, so much behind what it came to after five. */
  private static List<TrialRow> shorter(List<TrialRow> full, double behind) {
    return full.stream()
        .map(
            row -> {
              TrialRow brief =
                  SampleTrials.trial(
                      row.setting().weightDecay().last(),
                      0.3,
                      row.seed(),
                      Ending.COMPLETED,
                      row.scores().finalAccuracy().orElseThrow() - behind,
                      SampleTrials.ONE_CYCLE,
                      2);
              TrialKey key = brief.key();
              return SampleRows.with(
                  brief,
                  new TrialKey(
                      key.sweep(), key.trialId(), key.settingId(), key.seed(), Optional.of(0)));
            })
        .toList();
  }

  private static Audit audit(SampleTrials trials) {
    return new Auditor(Optional.empty(), trials.rows(), List.of(), List.of(), Map.of()).audit();
  }

  private static Audit audit(SampleTrials trials, String grid) {
    return audit(trials, spec(grid, ""));
  }

  private static Audit audit(SampleTrials trials, SweepSpec spec) {
    return new Auditor(Optional.of(spec), trials.rows(), List.of(), List.of(), Map.of()).audit();
  }

  private static SweepSpec spec(String grid, String more) {
    SweepFile file =
        SweepFile.parse(
            "x.yaml",
            "name: s\ndata: fashion-mnist\nmodel: lenet\ntrain: {epochs: 5}\ngrid: {"
                + grid
                + "}\n"
                + more);
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }

  private static <T extends Finding> T only(Class<T> kind, Audit audit) {
    List<Finding> found = audit.findings().stream().filter(kind::isInstance).toList();
    assertThat(found).as("%s", audit).hasSize(1);
    return kind.cast(found.get(0));
  }
}
