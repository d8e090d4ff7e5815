package io.onecycle.driver.analyse.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedResultTest {

  private static SeedResult of(
      Ending ending, String metric, Goal goal, double value, Optional<Double> chance) {
    Optional<Double> last = Optional.of(value).filter(any -> ending == Ending.COMPLETED);
    TrialRow row = SampleTrials.trial(1e-3, 0.3, 1, ending, value);
    TrialScores scores =
        new TrialScores(
            ending,
            last.filter(any -> metric.equals("accuracy")),
            last.filter(any -> metric.equals(Objective.LOSS)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.of(metric),
            Optional.of(goal),
            chance,
            Optional.of(500));
    return SeedResult.of(SampleRows.with(row, scores), new Objective(metric, goal));
  }

  private static SeedResult accuracy(Ending ending, double value) {
    return of(ending, "accuracy", Goal.MAXIMIZE, value, Optional.of(0.11));
  }

  @Test
  void whatCompletedIsWorthItsObjective() {
    assertThat(accuracy(Ending.COMPLETED, 0.9))
        .isEqualTo(new SeedResult(OptionalDouble.of(0.9), false, 0.002));
    assertThat(of(Ending.COMPLETED, Objective.LOSS, Goal.MINIMIZE, 0.4, Optional.of(2.3)))
        .isEqualTo(new SeedResult(OptionalDouble.of(-0.4), false, 0));
  }

  @Test
  void whatDivergedIsWorthChance() {
    assertThat(accuracy(Ending.DIVERGED, 0))
        .isEqualTo(new SeedResult(OptionalDouble.of(0.11), true, 0.002));
  }

  @Test
  void whatEndsWithNoMoreThanChanceDidNotLearn() {
    assertThat(accuracy(Ending.COMPLETED, 0.09))
        .isEqualTo(new SeedResult(OptionalDouble.of(0.09), true, 0.002));
    assertThat(accuracy(Ending.COMPLETED, 0.14).isCollapsed()).as("by luck").isTrue();
    assertThat(accuracy(Ending.COMPLETED, 0.16).isCollapsed()).isFalse();
    assertThat(of(Ending.COMPLETED, Objective.LOSS, Goal.MINIMIZE, 2.4, Optional.of(2.3)))
        .isEqualTo(new SeedResult(OptionalDouble.of(-2.4), true, 0));
  }

  /** Luck of a hundredth of examples would reach over what a network can get. */
  @Test
  void whereOneClassIsNearlyAllANetworkThatKnowsTheOthersHasLearnt() {
    Optional<Double> chance = Optional.of(0.99);
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 1, chance).isCollapsed()).isFalse();
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 0.99, chance).isCollapsed())
        .isTrue();
    Optional<Double> most = Optional.of(0.95);
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 0.96, most).isCollapsed()).isFalse();
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 0.954, most).isCollapsed()).isTrue();
  }

  @Test
  void chanceThatIsPresumedLeavesRoomForLuck() {
    Optional<Double> none = Optional.empty();
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 0.14, none).isCollapsed()).isTrue();
    assertThat(of(Ending.COMPLETED, "accuracy", Goal.MAXIMIZE, 0.15, none).isCollapsed()).isFalse();
  }

  @Test
  void whereARowDoesNotSayChanceItIsThatOfTheDataIfThoseAreBuiltIn() {
    assertThat(of(Ending.DIVERGED, "accuracy", Goal.MAXIMIZE, 0, Optional.empty()))
        .isEqualTo(new SeedResult(OptionalDouble.of(0.1), true, 0.002));
    assertThat(of(Ending.DIVERGED, "f1", Goal.MAXIMIZE, 0, Optional.empty()))
        .isEqualTo(SeedResult.DIVERGED);
  }

  @Test
  void aFailedTrialSaysNothing() {
    SeedResult failed = accuracy(Ending.FAILED, 0);
    assertThat(failed.worth()).isEmpty();
    assertThat(failed.isCollapsed()).isFalse();
  }

  @Test
  void aWorthIsANumber() {
    assertThatThrownBy(() -> SeedResult.completed(Double.NaN)).hasMessageContaining("worth");
  }
}
