package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.table.RunFacts;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialInputs;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlikeTest {

  private static final TrialInputs USUAL = inputs("mnist", "0.1,rotating", "none", "float32", 1);
  private static final List<TrialRow> ROWS =
      SampleTrials.FOUR_DECAYS.rows().stream().map(row -> row.with(USUAL)).toList();

  private static TrialInputs inputs(
      String data, String validation, String augment, String precision, int version) {
    return new TrialInputs(
        Optional.of(data),
        Optional.of(validation),
        Optional.empty(),
        Optional.of(augment),
        Optional.of(precision),
        Optional.of(version),
        Optional.of("none"));
  }

  private static List<TrialRow> and(List<TrialRow> rows, Stream<TrialRow> others) {
    return Stream.concat(rows.stream(), others).toList();
  }

  private static List<TrialRow> mixed(TrialInputs other) {
    return and(
        ROWS.subList(3, ROWS.size()), ROWS.subList(0, 3).stream().map(row -> row.with(other)));
  }

  private static void isLeftOut(TrialInputs other, String key, String value, String kept) {
    Comparison comparison = Comparison.of(mixed(other), TrialAxis.WEIGHT_DECAY);
    assertThat(comparison.coverage().alike().leftOut())
        .containsExactly(new Alike.LeftOut(key, value, kept, 3));
    assertThat(VerdictWords.sentences(comparison))
        .contains(
            "Left out: 3 trials with %s %s, as the others have %s.".formatted(key, value, kept));
    assertThat(comparison.rows().stream().mapToInt(row -> row.n()).sum())
        .as("trials that are pooled")
        .isEqualTo(17);
  }

  @Test
  void trialsOfAnotherKindAreNamedAndNotPooled() {
    isLeftOut(
        inputs("mnist@0123456789abcdef", "0.1,rotating", "none", "float32", 1),
        "data_content",
        "mnist@0123456789abcdef",
        "mnist");
    isLeftOut(inputs("mnist", "test", "none", "float32", 1), "validation", "test", "0.1,rotating");
    isLeftOut(
        inputs("mnist", "0.1,rotating", "crop,flip", "float32", 1), "augment", "crop,flip", "none");
    isLeftOut(
        inputs("mnist", "0.1,rotating", "none", "bfloat16", 1), "precision", "bfloat16", "float32");
    isLeftOut(inputs("mnist", "0.1,rotating", "none", "float32", 2), "results_version", "2", "1");
  }

  @Test
  void aLimitIsOfAKindTooWhereOthersHaveNone() {
    TrialInputs limited =
        new TrialInputs(
            USUAL.dataContent(),
            USUAL.validation(),
            Optional.of(1000),
            USUAL.augment(),
            USUAL.precision(),
            USUAL.resultsVersion(),
            USUAL.classWeights());
    isLeftOut(limited, "train_limit", "1000", "none");
  }

  @Test
  void otherClassWeightsAreOfAKindOfTheirOwn() {
    TrialInputs weighted =
        new TrialInputs(
            USUAL.dataContent(),
            USUAL.validation(),
            USUAL.trainLimit(),
            USUAL.augment(),
            USUAL.precision(),
            USUAL.resultsVersion(),
            Optional.of("balanced"));
    isLeftOut(weighted, "class_weights", "balanced", "none");
  }

  @Test
  void anotherBackendIsLeftOutAndAnotherInstructionSetIsSaid() {
    List<TrialRow> wide = ROWS.stream().map(row -> by(row, "onednn/avx512_core")).toList();
    Stream<TrialRow> onGpu = wide.subList(0, 2).stream().map(row -> by(row, "torch/cuda:0"));
    Alike alike = Alike.of(and(wide.subList(2, wide.size()), onGpu));
    assertThat(alike.leftOut())
        .containsExactly(new Alike.LeftOut("backend", "torch/cuda:0", "onednn", 2));
    Stream<TrialRow> narrow = wide.subList(0, 2).stream().map(row -> by(row, "onednn/avx2"));
    Comparison compared =
        Comparison.of(and(wide.subList(2, wide.size()), narrow), TrialAxis.WEIGHT_DECAY);
    assertThat(compared.coverage().alike().leftOut()).isEmpty();
    assertThat(VerdictWords.sentences(compared))
        .contains(
            "These trials differ in backend too (onednn/avx2: 2, onednn/avx512_core: 18): differences may come from that.");
  }

  @Test
  void rowsThatDoNotSayAreTakenForTheOthersAndThatIsSaid() {
    List<TrialRow> old = SampleTrials.FOUR_DECAYS.rows().subList(0, 5);
    Comparison compared =
        Comparison.of(and(old, ROWS.subList(5, 20).stream()), TrialAxis.WEIGHT_DECAY);
    assertThat(compared.rows().stream().mapToInt(row -> row.n()).sum()).isEqualTo(20);
    assertThat(VerdictWords.sentences(compared))
        .contains(
            "5 trials were made by an earlier version, and do not say what data they saw nor how it was validated and augmented: they are taken to be like the others.");
    Comparison allOld = Comparison.of(SampleTrials.FOUR_DECAYS.rows(), TrialAxis.WEIGHT_DECAY);
    assertThat(allOld.coverage().alike().unsaid()).as("beside none that does").isZero();
  }

  @Test
  void ofAsManyOfTwoKindsTheLaterOneIsKept() {
    List<TrialRow> two = List.of(later(ROWS.get(0), 10), later(ROWS.get(1), 20).with(augmented()));
    assertThat(Alike.of(two).rows()).containsExactly(two.get(1));
    assertThat(Alike.of(List.of(two.get(1), two.get(0))).rows()).containsExactly(two.get(1));
  }

  private static TrialInputs augmented() {
    return inputs("mnist", "0.1,rotating", "flip", "float32", 1);
  }

  private static TrialRow by(TrialRow row, String backend) {
    return SampleRows.with(row, facts(row, backend, 0));
  }

  private static TrialRow later(TrialRow row, int seconds) {
    return SampleRows.with(row, facts(row, row.run().backend(), seconds)).with(row.inputs());
  }

  private static RunFacts facts(TrialRow row, String backend, int seconds) {
    RunFacts run = row.run();
    return new RunFacts(
        run.seconds(),
        run.attempts(),
        run.message(),
        run.host(),
        run.executorId(),
        run.device(),
        run.startedAt(),
        run.finishedAt().plusSeconds(seconds),
        run.codeVersion(),
        backend);
  }
}
