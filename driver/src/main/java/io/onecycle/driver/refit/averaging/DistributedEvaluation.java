package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.TestScores;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.StatCounter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/** Evaluation on the test images by dl4j-spark, each worker on its part. */
final class DistributedEvaluation {

  private static final int BATCH = 500;

  private DistributedEvaluation() {}

  static TestScores of(
      JavaSparkContext spark, ComputationGraph model, RefitSpec spec, RefitData data) {
    List<Integer> workers = IntStream.range(0, spec.workers()).boxed().toList();
    JavaRDD<DataSet> examples =
        spark.parallelize(workers, workers.size()).flatMap(new TestExamples(spec));
    SparkComputationGraph network =
        new SparkComputationGraph(spark, model, ParameterAveraging.master(spec));
    Evaluation evaluation = network.doEvaluation(examples, new Evaluation(data.classes()), BATCH);
    StatCounter losses = network.scoreExamples(examples, false, BATCH).stats();
    return TestScores.of(evaluation, losses.mean(), losses.stdev());
  }
}
