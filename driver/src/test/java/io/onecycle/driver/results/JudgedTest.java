package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.ClassColumns;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgedTest {

  private static final TrialRow ROW = SampleTrials.FOUR_DECAYS.rows().get(0);

  private static TrialRow row(Optional<Double> accuracy, ClassColumns classes, String... metrics) {
    Map<String, Optional<Double>> measured = new LinkedHashMap<>();
    Stream.of(metrics).forEach(name -> measured.put(name, Optional.of(2.0)));
    TrialScores scores = ROW.scores();
    return new TrialRow(
        ROW.key(),
        ROW.setting(),
        ROW.training(),
        new TrialScores(
            scores.outcome(),
            accuracy,
            Optional.of(0.5),
            Optional.empty(),
            Optional.of(0),
            scores.finalTrainLoss(),
            measured,
            measured,
            Optional.of("val_loss"),
            Optional.of(Goal.MINIMIZE),
            Optional.of(1.0),
            Optional.of(100),
            classes),
        ROW.run(),
        ROW.imagesPerSecond(),
        ROW.inputs());
  }

  private static TrialRow judged(TrialRow row) {
    String text =
        "{name: a, data: mnist, model: mlp, train: {epochs: 1}, grid: {max_lr: 0.1}, seeds: [1]}";
    SweepFile.Valid read = (SweepFile.Valid) SweepFile.parse("a.yaml", text);
    return Judged.by(read.spec(), List.of(row)).get(0);
  }

  @Test
  void numbersInSeveralUnitsAreComparedByTheLossOfTheScaledOnes() {
    TrialRow several = row(Optional.empty(), ClassColumns.NONE, "rmse", "rmse_price", "rmse_rooms");
    assertThat(judged(several)).isEqualTo(several);
    assertThat(judged(several).scores().chance()).contains(1.0);
    TrialRow single = row(Optional.empty(), ClassColumns.NONE, "rmse", "mae");
    assertThat(judged(single).scores().comparedBy()).isEqualTo(Objective.RMSE);
  }

  @Test
  void whatWasMeasuredOfEachClassStays() {
    ClassColumns classes =
        new ClassColumns(
            Optional.of(List.of("no", "yes")),
            Optional.of(List.of(60.0, 40.0)),
            Optional.of(List.of(0.9, 0.8)),
            Optional.of(List.of(0.9, 0.8)),
            Optional.of(List.of(0.95, 0.95)),
            Optional.of(0.95));
    TrialRow judged = judged(row(Optional.of(0.9), classes));
    assertThat(judged.scores().comparedBy()).isEqualTo(Objective.ACCURACY);
    assertThat(judged.scores().classes()).isEqualTo(classes);
  }
}
