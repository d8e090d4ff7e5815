package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.ClassScores;
import io.onecycle.driver.refit.LocalEvaluation;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.TestOutputs;
import io.onecycle.driver.refit.TestScores;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.model.TrainedNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Evaluation on the test examples over Spark, each worker on its part. */
final class DistributedEvaluation {

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
    byte[] archive = TrainedNetwork.zip(model, data.normalisation(), data.examples().arePixels());
    List<TestOutputs> outputs =
        spark
            .parallelize(workers, workers.size())
            .flatMap(new TestExamples(spec, spark.broadcast(archive)))
            .collect();
    return Optional.of(ClassScores.of(outputs, data.outputNames()));
  }
}
