package io.onecycle.driver.analyse.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.words.ReachWords;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

  private static final int PER_EPOCH = 10;

  private static TrialRow trial(String schedule, long seed) {
    return SampleTrials.trial(1e-4, 0.1, seed, Ending.COMPLETED, 0.9, schedule, 5);
  }

  /** Reaches 0.9 after so many epochs, and 0.8 from the first. */
  private static List<CurveRow> curve(TrialRow trial, int epochs) {
    return IntStream.range(0, 8 * PER_EPOCH)
        .mapToObj(
            i -> {
              boolean measured = (i + 1) % PER_EPOCH == 0;
              double accuracy = (i + 1) / PER_EPOCH >= epochs ? 0.9 : 0.8;
              return new CurveRow(
                  trial.trialId(),
                  i,
                  i / PER_EPOCH,
                  0.1,
                  0.9,
                  1,
                  1,
                  Optional.empty(),
                  measured ? Optional.of(accuracy) : Optional.empty(),
                  Map.of());
            })
        .toList();
  }

  private static Function<String, List<CurveRow>> curves(List<TrialRow> trials, int... epochs) {
    return id ->
        IntStream.range(0, trials.size())
            .filter(i -> trials.get(i).trialId().equals(id))
            .mapToObj(i -> curve(trials.get(i), epochs[i]))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void countsIterationsToTheFirstMeasuredAccuracyAndComparesThemBySeed() {
    List<TrialRow> trials =
        List.of(trial("1cycle", 1), trial("1cycle", 2), trial("step", 1), trial("step", 2));
    Reach reach = Reach.of(trials, curves(trials, 2, 3, 4, 6), 0.9);
    ReachedSetting first = reach.settings().get(0);
    assertThat(first.label()).contains("schedule 1cycle");
    assertThat(first.reached()).containsEntry(1L, 20).containsEntry(2L, 30);
    assertThat(first.typical().getAsDouble()).isCloseTo(Math.sqrt(20 * 30), within(1e-9));
    assertThat(first.ratio()).isEmpty();
    ReachedSetting second = reach.settings().get(1);
    assertThat(second.ratio().orElseThrow().mean()).isCloseTo(2, within(1e-12));
    assertThat(second.ratio().orElseThrow().low()).as("both ratios are 2").isEmpty();
  }

  @Test
  void aSeedThatNeverGotThereCountsAsLaterThanAllOthers() {
    List<TrialRow> trials =
        List.of(
            trial("1cycle", 1),
            trial("1cycle", 2),
            trial("1cycle", 3),
            trial("step", 1),
            trial("step", 2),
            trial("step", 3));
    Reach reach = Reach.of(trials, curves(trials, 7, 7, 7, 1, 2, 99), 0.9);
    assertThat(reach.settings().get(0).label()).contains("1cycle");
    ReachedSetting step = reach.settings().get(1);
    assertThat(step.isReachedByAll()).isFalse();
    assertThat(step.typical()).as("not every seed got there").isEmpty();
    assertThat(step.ratio()).isEmpty();
    Reach never = Reach.of(trials, curves(trials, 99, 99, 99, 99, 99, 99), 0.9);
    assertThat(never.settings()).allSatisfy(one -> assertThat(one.typical()).isEmpty());
  }

  /** Fresh seeds of a few settings may be slower ones than those that all have. */
  @Test
  void settingsAreRankedByTheSeedsThatAllHave() {
    List<TrialRow> trials =
        List.of(
            trial("1cycle", 1),
            trial("1cycle", 2),
            trial("1cycle", 3),
            trial("1cycle", 4),
            trial("step", 1),
            trial("step", 2));
    Reach reach = Reach.of(trials, curves(trials, 2, 2, 8, 8, 3, 4), 0.9);
    assertThat(reach.seeds()).containsExactly(1L, 2L);
    assertThat(reach.settings().get(0).label()).contains("1cycle");
    assertThat(reach.settings().get(0).typical().orElseThrow()).isCloseTo(20, within(1e-9));
    assertThat(reach.settings().get(1).ratio().orElseThrow().mean()).isGreaterThan(1);
    assertThat(ReachWords.sentences(reach))
        .contains("Only the 2 seeds that all settings have count: 1 and 2.");
  }

  @Test
  void aTrialThatGotThereAndDivergedLaterDoesNotCountAsOneThatDid() {
    TrialRow away = SampleTrials.trial(1e-4, 0.1, 1, Ending.DIVERGED, 0);
    ReachedSetting only = Reach.of(List.of(away), id -> curve(away, 2), 0.9).settings().get(0);
    assertThat(only.seeds()).isOne();
    assertThat(only.reached()).isEmpty();
  }

  @Test
  void withoutASeedOfAllNoRatioIsTold() {
    List<TrialRow> trials = List.of(trial("1cycle", 1), trial("step", 2));
    Reach reach = Reach.of(trials, curves(trials, 2, 3), 0.9);
    assertThat(reach.settings()).allMatch(one -> one.ratio().isEmpty());
    assertThat(ReachWords.sentences(reach))
        .contains("No seed is one of all settings: each is told by its own.");
  }

  @Test
  void aTrialWhoseCurveIsMissingIsUnknownAndNotLate() {
    List<TrialRow> trials =
        List.of(trial("1cycle", 1), trial("1cycle", 2), trial("step", 1), trial("step", 2));
    Function<String, List<CurveRow>> curves = curves(trials, 2, 3, 4, 6);
    String lost = trials.get(2).trialId();
    Reach reach = Reach.of(trials, id -> id.equals(lost) ? List.of() : curves.apply(id), 0.9);
    ReachedSetting step = reach.settings().get(1);
    assertThat(step.unknown()).isOne();
    assertThat(step.seeds()).isOne();
    assertThat(step.isReachedByAll()).isTrue();
    assertThat(step.ratio().orElseThrow().mean()).as("of seed 2").isCloseTo(2, within(1e-12));
    assertThat(ReachWords.sentences(reach))
        .contains(
            "The curves of 1 trial of div none, pct none, schedule step are missing: whether they got there is"
                + " not known.")
        .noneMatch(sentence -> sentence.contains("got there with"));
    ReachedSetting none = Reach.of(trials, id -> List.of(), 0.9).settings().get(0);
    assertThat(none.isReachedByAll()).isFalse();
    assertThat(none.unknown()).isEqualTo(2);
  }

  @Test
  void aTrialThatRanAwayAtOnceHasNoCurveAndGotNowhere() {
    TrialRow away = SampleTrials.trial(1e-4, 0.1, 1, Ending.DIVERGED, 0);
    ReachedSetting only = Reach.of(List.of(away), id -> List.of(), 0.9).settings().get(0);
    assertThat(only.unknown()).isZero();
    assertThat(only.seeds()).isOne();
  }

  @Test
  void aTrialThatRanAwayLaterAndWhoseCurveIsMissingIsUnknownToo() {
    TrialRow away = SampleRows.trial("a", Ending.DIVERGED, 1);
    assertThat(away.scores().finalTrainLoss()).as("it was trained").isPresent();
    ReachedSetting only = Reach.of(List.of(away), id -> List.of(), 0.9).settings().get(0);
    assertThat(only.unknown()).isOne();
    assertThat(only.seeds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void ofEqualSettingsSomeIntervalLeavesOneOutInAtMostSixOfAHundredReports(int settings) {
    Random random = new Random(5);
    int reports = 500;
    int different = 0;
    List<TrialRow> trials = new ArrayList<>();
    for (int setting = 1; setting <= settings; setting++) {
      for (int seed = 1; seed <= 5; seed++) {
        trials.add(SampleTrials.trial(setting, 0.1, seed, Ending.COMPLETED, 0.9));
      }
    }
    for (int report = 0; report < reports; report++) {
      Map<String, List<CurveRow>> curves =
          trials.stream()
              .collect(
                  Collectors.toMap(
                      TrialRow::trialId,
                      trial ->
                          List.of(
                              reached(
                                  trial, (int) (1000 * Math.exp(0.2 * random.nextGaussian()))))));
      boolean any =
          Reach.of(trials, curves::get, 0.9).settings().stream()
              .flatMap(setting -> setting.ratio().stream())
              .anyMatch(ratio -> ratio.low().orElseThrow() > 1 || ratio.high().orElseThrow() < 1);
      different += any ? 1 : 0;
    }
    assertThat(different / (double) reports).isBetween(0.005, 0.06);
  }

  private static CurveRow reached(TrialRow trial, int iteration) {
    return new CurveRow(
        trial.trialId(),
        iteration,
        1,
        0.1,
        0.9,
        1,
        1,
        Optional.empty(),
        Optional.of(0.95),
        Map.of());
  }

  @Test
  void refusesWhatIsNoAccuracy() {
    assertThatThrownBy(() -> Reach.of(List.of(), id -> List.of(), 93))
        .hasMessage("Invalid --reach: 93.0, expected an accuracy in (0, 1]");
  }
}
