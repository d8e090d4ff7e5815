package io.onecycle.driver.refit;

import org.nd4j.evaluation.classification.ConfusionMatrix;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * What the test examples say of a model that tells classes.
 *
 * @param examples how many, at least 1
 * @param correct how many of them were put into their class
 * @param loss mean cross-entropy per example
 * @param lossSd its standard deviation over examples
 */
public record ClassScores(int examples, int correct, double loss, double lossSd)
    implements TestScores {

  /** From Deeplearning4j's count of hits. */
  public static ClassScores of(Evaluation evaluation, double loss, double lossSd) {
    ConfusionMatrix<Integer> counts = evaluation.getConfusion();
    int correct = counts.getClasses().stream().mapToInt(i -> counts.getCount(i, i)).sum();
    return new ClassScores(evaluation.getNumRowCounter(), correct, loss, lossSd);
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
