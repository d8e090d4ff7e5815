package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.ClassScores;
import io.onecycle.driver.refit.LocalEvaluation;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.TestScores;
import io.onecycle.worker.api.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.StatCounter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/** Evaluation on the test examples by dl4j-spark, each worker on its part. */
final class DistributedEvaluation {

  private static final int BATCH = 500;

  private DistributedEvaluation() {}

  /**
   * The scores; empty where the data has no test set. Numbers are evaluated by the driver alone.
   */
  static Optional<TestScores> of(
      JavaSparkContext spark, ComputationGraph model, RefitSpec spec, RefitData data) {
    if (data.testExamples() == 0 || !(data.examples().target() instanceof Target.Classes)) {
      return LocalEvaluation.of(model, data);
    }
    List<Integer> workers = IntStream.range(0, spec.workers()).boxed().toList();
    JavaRDD<DataSet> examples =
        spark.parallelize(workers, workers.size()).flatMap(new TestExamples(spec));
    SparkComputationGraph network =
        new SparkComputationGraph(spark, model, ParameterAveraging.master(spec));
    Evaluation evaluation = network.doEvaluation(examples, new Evaluation(data.outputs()), BATCH);
    StatCounter losses = network.scoreExamples(examples, false, BATCH).stats();
    return Optional.of(ClassScores.of(evaluation, losses.mean(), losses.stdev()));
  }
}
