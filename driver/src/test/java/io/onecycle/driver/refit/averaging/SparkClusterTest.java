package io.onecycle.driver.refit.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.refit.ClassScores;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.Refits;
import io.onecycle.driver.refit.Refitted;
import io.onecycle.driver.refit.SingleDevice;
import io.onecycle.driver.refit.WorkerIteration;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.score.Scores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/** Real training by dl4j-spark, in one JVM. */
class SparkClusterTest {

  private static SparkCluster cluster;

  @BeforeAll
  static void start() {
    cluster = SparkCluster.start(Map.of("spark.master", "local[2]"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void hasASlotForEachCore() {
    assertThat(cluster.slots()).isEqualTo(2);
  }

  @Test
  void oneWorkerFollowsTheTrial() throws IOException {
    followsTheTrial(Refits.spec(1, 250, 5));
  }

  @Test
  void twoWorkersAveragedEachIterationFollowTheTrialOfTheirMiniBatchesTogether()
      throws IOException {
    // Averaging is linear, and so is heavy-ball: of weights and of buffers.
    followsTheTrial(Refits.spec(2, 125, 1));
  }

  @Test
  void everyWorkerReadsTheScheduleAtItsPlaceInTheData() throws IOException {
    RefitSpec spec = Refits.spec(2, 125, 5);
    List<WorkerIteration> log = refit(spec).log();
    Schedule schedule = Schedules.of(spec.trial(), 24);
    assertThat(log).hasSize(48);
    for (WorkerIteration made : log) {
      assertThat(made.lr()).isEqualTo(schedule.lr(made.iteration(), 0.1));
      assertThat(made.momentum()).isEqualTo(schedule.momentum(made.iteration()));
      assertThat(made.images()).isEqualTo(125);
    }
    for (int worker = 0; worker < 2; worker++) {
      int own = worker;
      List<WorkerIteration> ofOne = log.stream().filter(one -> one.worker() == own).toList();
      assertThat(ofOne).extracting(WorkerIteration::iteration).isEqualTo(range(24));
      // Ramps of ⌊24·0.8/2⌋ = 9 iterations: the peak after 3/8 of the data, the end annealed.
      assertThat(ofOne.get(9).lr()).isEqualTo(0.1);
      assertThat(ofOne.get(9).momentum()).isEqualTo(0.85);
      assertThat(ofOne.get(23).lr()).isLessThan(0.1 / 10 / 4);
    }
  }

  @Test
  void theSavedModelScoresTheSameInStockDeeplearning4j() throws IOException {
    RefitSpec spec = Refits.spec(2, 125, 3);
    Refitted refitted = refit(spec);
    ComputationGraph loaded =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(refitted.zip()), false);
    Evaluation evaluation = new Evaluation(10);
    double loss = 0;
    for (DataSet batch : RefitData.here(spec).test(0, 1)) {
      evaluation.eval(batch.getLabels(), loaded.outputSingle(batch.getFeatures()));
      loss += loaded.score(batch) * batch.numExamples();
    }
    ClassScores test = scores(refitted);
    assertThat(test.examples()).isEqualTo(1000);
    assertThat(test.accuracy()).isEqualTo(evaluation.accuracy()).isGreaterThan(0.6);
    assertThat(test.loss()).isCloseTo(loss / 1000, within(1e-6));
    assertThat(loaded.getIterationCount()).isEqualTo(24);
  }

  @Test
  void aSingleDeviceComesToTheSameModelAsTwoWorkers() throws IOException {
    ClassScores alone = scores(new SingleDevice(1).refit(Refits.spec(1, 250, 1), words -> {}));
    ClassScores together = scores(refit(Refits.spec(2, 125, 1)));
    assertThat(alone.examples()).isEqualTo(together.examples());
    assertThat(alone.loss()).isCloseTo(together.loss(), within(1e-4));
    assertThat(alone.lossSd()).isCloseTo(together.lossSd(), within(1e-3));
    assertThat(alone.accuracy()).isCloseTo(together.accuracy(), within(0.002));
  }

  private static void followsTheTrial(RefitSpec spec) throws IOException {
    Refitted refitted = refit(spec);
    TrialResult single = single(spec);
    for (CurvePoint point : single.curve()) {
      double mean =
          refitted.log().stream()
              .filter(one -> one.iteration() == point.iteration())
              .mapToDouble(WorkerIteration::loss)
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(point.trainLoss(), within(1e-4 * point.trainLoss()));
    }
    Scores last = ((Outcome.Completed) single.outcome()).last();
    assertThat(scores(refitted).loss()).isCloseTo(last.loss(), within(1e-4));
    assertThat(scores(refitted).accuracy()).isCloseTo(last.accuracy().orElseThrow(), within(0.002));
  }

  private static ClassScores scores(Refitted refitted) {
    return (ClassScores) refitted.test().orElseThrow();
  }

  private static TrialResult single(RefitSpec spec) throws IOException {
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    return new TrainingLoop(
            new Trainers(Backend.AUTO, 1, SharedTrainers.ofThisJvm()), System::nanoTime)
        .run(spec.trial(), data, TrialListener.NONE);
  }

  private static Refitted refit(RefitSpec spec) throws IOException {
    return cluster.refit(spec, words -> {});
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
