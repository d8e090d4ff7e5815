package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.race.SeedResult;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Trials of earlier versions, whose ids had the objective and the name of the data in them. */
class KnownTest {

  private static final Objective LOSS = new Objective(Objective.LOSS, Goal.MINIMIZE);

  private static SweepSpec sweep(String objective) {
    String text =
        """
        name: known
        data: cifar10-layout
        model: lenet
        train: {epochs: 1, batch_size: 64}
        %s
        grid: {max_lr: [0.1], weight_decay: [1e-3]}
        lr_find: {start_lr: 0.01, end_lr: 1, num_it: 10}
        seeds: [1, 2]
        """
            .formatted(objective);
    return ((SweepFile.Valid) SweepFile.parse("known.yaml", text)).spec();
  }

  private static Committed row(String id, Optional<Objective> objective, boolean isOfKnownData) {
    return new Committed(
        id,
        "completed",
        1,
        OptionalDouble.of(0.5),
        SeedResult.completed(0.5),
        objective,
        isOfKnownData);
  }

  @Test
  void aChangedObjectiveTrainsNothingAgain() {
    SweepSpec before = sweep("objective: val_loss");
    List<Committed> now =
        Trials.of(before).stream().map(trial -> row(trial.id(), Optional.of(LOSS), true)).toList();
    assertThat(Planner.owed(sweep(""), now)).isEmpty();
    assertThat(Planner.owed(sweep("objective: {maximize: accuracy}"), now)).isEmpty();
    assertThat(Planner.owed(before, List.of())).hasSize(2);
  }

  @Test
  void aTrialThatAnEarlierVersionRanForAnotherObjectiveIsThere() {
    List<Committed> former =
        Trials.of(sweep("")).stream()
            .map(trial -> trial.formerIds(List.of(LOSS)).get(0).id())
            .map(id -> row(id, Optional.of(LOSS), false))
            .toList();
    assertThat(Planner.owed(sweep("objective: val_loss"), former)).isEmpty();
    assertThat(Planner.owed(sweep(""), former)).isEmpty();
    assertThat(Planner.owed(sweep(""), former.subList(0, 1)))
        .extracting(Trial::seed)
        .containsExactly(2L);
  }

  @Test
  void aRangeTestOfAnEarlierVersionIsThereWhateverTheObjectiveWas() {
    RangeTestSpec asked = RangeTestPlan.of(sweep("")).get(0);
    SweepSpec byLoss = sweep("objective: val_loss");
    assertThat(RangeTestPlan.of(byLoss).get(0).id()).isEqualTo(asked.id());
    for (var former : asked.formerIds()) {
      Committed row = new Committed(former.id(), "completed", 1);
      assertThat(Planner.owedTests(sweep(""), List.of(row))).isEmpty();
      assertThat(Planner.owedTests(byLoss, List.of(row))).isEmpty();
    }
    assertThat(asked.formerIds()).hasSizeGreaterThan(5);
  }

  @Test
  void aRowThatKnewTheNameOfItsDataOnlyIsTakenForTheContentThatIsThere() {
    SweepSpec byName = sweep("");
    SweepSpec known =
        byName.withContent(
            new DataSpec.BuiltIn("cifar10-layout", "cifar10-layout@0123456789abcdef"));
    List<String> ids = Trials.of(byName).stream().map(Trial::id).toList();
    assertThat(
            Planner.owed(known, ids.stream().map(id -> row(id, Optional.empty(), false)).toList()))
        .isEmpty();
    assertThat(
            Planner.owed(known, ids.stream().map(id -> row(id, Optional.empty(), true)).toList()))
        .as("rows that say of which content they are")
        .hasSize(2);
  }

  @Test
  void aRangeTestOfWhatWasPublishedIsNotThereForOtherContent() {
    SweepSpec published = sweep("");
    SweepSpec other =
        published.withContent(
            new DataSpec.BuiltIn("cifar10-layout", "cifar10-layout@0123456789abcdef"));
    List<Committed> tests =
        RangeTestPlan.of(published).stream()
            .flatMap(test -> RangeTestPlan.ids(test).stream())
            .map(id -> new Committed(id, "completed", 1))
            .toList();
    assertThat(Planner.owedTests(published, tests)).isEmpty();
    assertThat(Planner.owedTests(other, tests)).isEqualTo(RangeTestPlan.of(other));
  }

  @Test
  void aFailureOfBeforeCountsAsAnAttempt() {
    SweepSpec spec = sweep("");
    Trial trial = Trials.of(spec).get(0);
    String former = trial.formerIds(List.of(LOSS)).get(0).id();
    Committed failed =
        new Committed(
            former,
            "failed",
            2,
            OptionalDouble.empty(),
            SeedResult.FAILED,
            Optional.of(LOSS),
            false);
    Known known = new Known(List.of(failed, new Committed(trial.id(), "completed", 3)));
    assertThat(known.all(trial)).hasSize(2);
    assertThat(known.of(trial).orElseThrow().outcome()).isEqualTo("completed");
    assertThat(new Known(List.of(failed)).of(trial)).contains(failed);
  }
}
