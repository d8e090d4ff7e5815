package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveNameTest {

  private static final List<TrialRow> ROWS = SampleTrials.FOUR_DECAYS.rows();
  private static final List<TrialRow> OWN = SampleTrials.FOUR_DECAYS.minimizing("spread").rows();

  @Test
  void aMetricOfOnesOwnIsBetterInTheWayThatTrialsWereJudgedBy() {
    assertThat(ObjectiveName.of("spread").in(OWN))
        .isEqualTo(new Objective("spread", Goal.MINIMIZE));
    List<TrialRow> byAnother =
        OWN.stream().map(row -> row.judgedBy(new Objective("other", Goal.MAXIMIZE))).toList();
    assertThat(ObjectiveName.of("spread:maximize").in(byAnother))
        .isEqualTo(new Objective("spread", Goal.MAXIMIZE));
    assertThatThrownBy(() -> ObjectiveName.of("spread").in(byAnother))
        .hasMessageContaining("spread:maximize or spread:minimize");
  }

  @Test
  void whatIsNotRecordedIsRefusedNamingWhatIs() {
    assertThat(ObjectiveName.of("accuracy").in(ROWS)).isEqualTo(Objective.ACCURACY);
    assertThatThrownBy(() -> ObjectiveName.of("mae").in(ROWS))
        .hasMessage("Invalid objective: mae, expected one that is recorded: accuracy");
    assertThatThrownBy(() -> ObjectiveName.of("accuracy").in(List.of()))
        .hasMessageContaining("none has completed");
    assertThatThrownBy(() -> ObjectiveName.of("mae:best"))
        .hasMessageContaining("NAME:maximize or NAME:minimize");
    assertThat(ObjectiveName.of("loss").metric()).isEqualTo("val_loss");
  }
}
