package io.onecycle.driver.refit;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Evaluation on the test images, in this JVM. */
final class LocalEvaluation {

  private LocalEvaluation() {}

  static TestScores of(ComputationGraph model, RefitData data) {
    Evaluation evaluation = new Evaluation(data.classes());
    SummaryStatistics losses = new SummaryStatistics();
    for (DataSet examples : data.test(0, 1)) {
      evaluation.eval(examples.getLabels(), model.outputSingle(examples.getFeatures()));
      INDArray scores = model.scoreExamples(examples, false);
      for (int i = 0; i < scores.length(); i++) {
        losses.addValue(scores.getDouble(i));
      }
    }
    return TestScores.of(evaluation, losses.getMean(), Math.sqrt(losses.getPopulationVariance()));
  }
}
