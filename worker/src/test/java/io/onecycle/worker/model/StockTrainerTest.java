package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StockTrainerTest {

  @Test
  void aSeedGivesTheSameCurveToTheLastBitAlsoBesideAnotherTrial() {
    List<CompletableFuture<TrialResult>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> run(Trials.plain())),
            CompletableFuture.supplyAsync(() -> run(Trials.plain())));
    TrialResult first = both.get(0).join();
    assertThat(first.curve()).hasSize(10).isEqualTo(both.get(1).join().curve());
    assertThat(run(Trials.plain()).outcome()).isEqualTo(first.outcome());
  }

  @Test
  void anotherSeedGivesAnotherCurve() {
    Trial other = Trials.of(Trials.plain().training(), 0.1, 1e-3, 2);
    assertThat(run(other).curve()).isNotEqualTo(run(Trials.plain()).curve());
  }

  @Test
  void startsAtTheLossOfGuessingAndLearns() {
    TrialResult result = run(Trials.plain());
    assertThat(result.curve().get(0).trainLoss()).isBetween(2.0, 2.6);
    assertThat(((Outcome.Completed) result.outcome()).last().accuracy().orElseThrow())
        .isGreaterThan(0.3);
    assertThat(result.backend()).isEqualTo("dl4j/CpuBackend");
  }

  @Test
  void anAbsurdRateDiverges() {
    Trial absurd = Trials.of(Trials.plain().training(), 1e6, 0, 1);
    assertThat(run(absurd).outcome()).isInstanceOf(Outcome.Diverged.class);
  }

  @Test
  void lenetTakesOneRatePerLayerGroup() {
    Trial plain = Trials.plain();
    Trial frozen =
        new Trial(
            plain.data(),
            new ModelSpec.Lenet(),
            Compat.NONE,
            plain.training(),
            new io.onecycle.worker.trial.Setting(
                plain.setting().schedule(),
                List.of(1e-300, 0.1),
                plain.setting().momentum(),
                List.of(0.0, 1e-3)),
            1);
    TrialResult result = run(frozen);
    assertThat(result.curve().get(4).lr()).isEqualTo(0.1);
    assertThat(((Outcome.Completed) result.outcome()).last().accuracy().orElseThrow())
        .isGreaterThan(0.2);
  }

  private static TrialResult run(Trial trial) {
    try {
      return new TrainingLoop(StockTrainer::create, System::nanoTime)
          .run(
              trial,
              DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()),
              TrialListener.NONE);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
