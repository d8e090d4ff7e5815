package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainersTest {

  @ParameterizedTest
  @EnumSource(Backend.class)
  void everyBackendTrainsTheSameTrialToAlmostTheSameLosses(Backend backend) throws Exception {
    List<Double> expected = losses(run(Backend.DL4J, Trials.plain()));
    List<Double> found = losses(run(backend, Trials.plain()));
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i) / expected.get(i)).as("iteration %d", i).isBetween(0.999, 1.001);
    }
  }

  @Test
  void compiledTrainingIsTheDefaultWhereItIsCovered() throws Exception {
    assertThat(run(Backend.AUTO, Trials.plain()).backend()).startsWith("onednn/");
    assertThat(run(Backend.TORCH, Trials.plain()).backend()).isEqualTo("torch/cpu");
    assertThat(run(Backend.DL4J, Trials.plain()).backend()).startsWith("dl4j/");
  }

  @Test
  void aSharedProgramGivesTheSameCurveToTheLastBitAgainAndBesideAnotherTrial() throws Exception {
    Trial other = Trials.of(Trials.plain().training(), 0.1, 1e-3, 2);
    TrialResult first = run(Backend.AUTO, Trials.plain());
    TrialResult between = run(Backend.AUTO, other);
    List<CompletableFuture<TrialResult>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> unchecked(Trials.plain())),
            CompletableFuture.supplyAsync(() -> unchecked(other)));
    assertThat(both.get(0).join().curve()).isEqualTo(first.curve());
    assertThat(both.get(1).join().curve()).isEqualTo(between.curve()).isNotEqualTo(first.curve());
  }

  @Test
  void aTrialThatWasWarmedUpForIsTheSameToTheLastBit() throws Exception {
    Trial trial = Trials.plain();
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    TrainingLoop loop =
        new TrainingLoop(
            new Trainers(Backend.AUTO, 1, new SharedTrainers(NativeBudget.ofThisMachine())),
            System::nanoTime);
    loop.warmUp(TrainerSpec.of(trial), data);
    assertThat(loop.run(trial, data, TrialListener.NONE).curve())
        .isEqualTo(run(Backend.AUTO, trial).curve());
  }

  private static List<Double> losses(TrialResult result) {
    return result.curve().stream().map(point -> point.trainLoss()).toList();
  }

  private static TrialResult unchecked(Trial trial) {
    try {
      return run(Backend.AUTO, trial);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TrialResult run(Backend backend, Trial trial) throws java.io.IOException {
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    return new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime)
        .run(trial, data, TrialListener.NONE);
  }
}
