package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private final SweepSpec spec = Sweeps.of(2, 2, 2);
  private final List<Trial> trials = Trials.of(spec);

  private List<Trial> owedAfter(String outcome, int attempts) {
    return Planner.owed(spec, List.of(new Committed(trials.get(1).id(), outcome, attempts)));
  }

  @Test
  void owesEveryTrialBeforeTheFirstRun() {
    assertThat(Planner.owed(spec, List.of())).isEqualTo(trials).hasSize(4);
  }

  @Test
  void owesNoTrialThatCompletedOrDiverged() {
    List<Trial> others = List.of(trials.get(0), trials.get(2), trials.get(3));
    assertThat(owedAfter("completed", 1)).isEqualTo(others);
    assertThat(owedAfter("diverged", 1)).isEqualTo(others);
  }

  @Test
  void owesAFailedTrialUntilItHasFailedAsOftenAsItMay() {
    assertThat(owedAfter("failed", 1)).isEqualTo(trials);
    assertThat(owedAfter("failed", 2)).doesNotContain(trials.get(1)).hasSize(3);
    assertThat(owedAfter("failed", 3)).doesNotContain(trials.get(1)).hasSize(3);
  }

  @Test
  void takesTheBestNewsOfATrialThatIsToldTwice() {
    String id = trials.get(0).id();
    assertThat(
            Planner.owed(
                spec, List.of(new Committed(id, "completed", 2), new Committed(id, "failed", 1))))
        .doesNotContain(trials.get(0));
  }

  @Test
  void ignoresTheResultsOfOtherSweeps() {
    List<Committed> others =
        Trials.of(Sweeps.of(5, 5, 1)).stream()
            .filter(trial -> !trials.contains(trial))
            .map(trial -> new Committed(trial.id(), "completed", 1))
            .toList();
    assertThat(others).hasSize(21);
    assertThat(Planner.owed(spec, others)).isEqualTo(trials);
  }

  @Test
  void refusesAnOutcomeThatATrialCannotHave() {
    assertThatThrownBy(() -> new Committed("a", "running", 1))
        .hasMessage("Invalid outcome: running, expected completed, diverged or failed");
    assertThatThrownBy(() -> new Committed("a", "failed", 0))
        .hasMessage("Invalid attempts: 0, expected a whole number of at least 1");
  }
}
