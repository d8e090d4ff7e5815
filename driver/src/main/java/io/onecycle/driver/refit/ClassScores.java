package io.onecycle.driver.refit;

import io.onecycle.worker.metric.ClassTally;
import io.onecycle.worker.trial.score.PerClass;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What the test examples say of a model that tells classes.
 *
 * @param examples how many, at least 1
 * @param correct how many of them were put into their class
 * @param loss mean cross-entropy per example
 * @param lossSd its standard deviation over examples
 * @param perClass what was found of each class
 */
public record ClassScores(int examples, int correct, double loss, double lossSd, PerClass perClass)
    implements TestScores {

  /**
   * From what a network said.
   *
   * @param outputs of all test examples
   * @param names of the classes
   */
  public static ClassScores of(List<TestOutputs> outputs, List<String> names) {
    int classes = names.size();
    ClassTally tally = new ClassTally(classes);
    SummaryStatistics losses = new SummaryStatistics();
    int correct = 0;
    for (TestOutputs some : outputs) {
      int n = some.labels().length;
      tally.add(some.logits(), some.labels(), n);
      Arrays.stream(some.losses()).forEach(losses::addValue);
      for (int i = 0; i < n; i++) {
        int most = 0;
        for (int k = 1; k < classes; k++) {
          most = some.logits()[i * classes + k] > some.logits()[i * classes + most] ? k : most;
        }
        correct += most == some.labels()[i] ? 1 : 0;
      }
    }
    return new ClassScores(
        (int) losses.getN(),
        correct,
        losses.getMean(),
        Math.sqrt(losses.getPopulationVariance()),
        tally.of(names));
  }

  /** The share that was right. */
  public double accuracy() {
    return (double) correct / examples;
  }

  /** Lower end of the accuracy's 95 % confidence interval (Wilson 1927). */
  public double accuracyLow() {
    return centre() - halfWidth();
  }

  /** Upper end. */
  public double accuracyHigh() {
    return centre() + halfWidth();
  }

  private double centre() {
    return (accuracy() + Z * Z / (2.0 * examples)) / (1 + Z * Z / examples);
  }

  private double halfWidth() {
    double p = accuracy();
    double n = examples;
    return Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
  }
}
