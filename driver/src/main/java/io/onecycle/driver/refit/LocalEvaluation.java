package io.onecycle.driver.refit;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.TargetScale;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Evaluation on the test examples, in this JVM. */
public final class LocalEvaluation {

  private LocalEvaluation() {}

  /** The scores; empty where the data has no test set. */
  public static Optional<TestScores> of(ComputationGraph model, RefitData data) {
    List<DataSet> test = data.test(0, 1);
    if (test.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        data.examples().target() instanceof Target.Classes
            ? ClassScores.of(
                test.stream().map(some -> TestOutputs.of(model, some)).toList(), data.outputNames())
            : numbers(model, test, data.targetScale()));
  }

  private static TestScores numbers(ComputationGraph model, List<DataSet> test, TargetScale scale) {
    int width = scale.sd().size();
    SummaryStatistics losses = new SummaryStatistics();
    List<Sums> sums = Stream.generate(Sums::new).limit(width).toList();
    for (DataSet examples : test) {
      INDArray outputs = model.outputSingle(examples.getFeatures());
      for (int i = 0; i < examples.numExamples(); i++) {
        double loss = 0;
        for (int k = 0; k < width; k++) {
          double wanted = examples.getLabels().getDouble(i, k);
          double error = outputs.getDouble(i, k) - wanted;
          sums.get(k).add(error * scale.sd().get(k), wanted * scale.sd().get(k));
          loss += error * error / width;
        }
        losses.addValue(loss);
      }
    }
    return new NumberScores(
        (int) losses.getN(),
        losses.getMean(),
        Math.sqrt(losses.getPopulationVariance()),
        IntStream.range(0, width).mapToObj(k -> sums.get(k).errors()).toList());
  }

  /** Of one number that is learnt; shifted by its mean, which errors and deviations do not see. */
  private static final class Sums {
    private final SummaryStatistics squares = new SummaryStatistics();
    private final SummaryStatistics absolute = new SummaryStatistics();
    private final SummaryStatistics truth = new SummaryStatistics();

    void add(double error, double wanted) {
      squares.addValue(error * error);
      absolute.addValue(Math.abs(error));
      truth.addValue(wanted);
    }

    NumberScores.Errors errors() {
      return NumberScores.Errors.of(
          (int) squares.getN(),
          squares.getMean(),
          Math.sqrt(squares.getPopulationVariance()),
          absolute.getMean(),
          truth.getPopulationVariance());
    }
  }
}
