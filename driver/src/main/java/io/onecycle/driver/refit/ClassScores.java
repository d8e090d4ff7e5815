package io.onecycle.driver.refit;

import org.nd4j.evaluation.classification.ConfusionMatrix;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * What the test images say of a model.
 *
 * @param images how many, at least 1
 * @param correct how many of them were put into their class
 * @param loss mean cross-entropy per image
 * @param lossSd its standard deviation over images
 */
public record TestScores(int images, int correct, double loss, double lossSd) {

  /** Two-sided 95 % of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** From Deeplearning4j's count of hits. */
  public static TestScores of(Evaluation evaluation, double loss, double lossSd) {
    ConfusionMatrix<Integer> counts = evaluation.getConfusion();
    int correct = counts.getClasses().stream().mapToInt(i -> counts.getCount(i, i)).sum();
    return new TestScores(evaluation.getNumRowCounter(), correct, loss, lossSd);
  }

  /** The share that was right. */
  public double accuracy() {
    return (double) correct / images;
  }

  /** Lower end of the accuracy's 95 % confidence interval (Wilson 1927). */
  public double accuracyLow() {
    return centre() - halfWidth();
  }

  /** Upper end. */
  public double accuracyHigh() {
    return centre() + halfWidth();
  }

  /** Half the width of the mean loss's 95 % confidence interval. */
  public double lossHalfWidth() {
    return Z * lossSd / Math.sqrt(images);
  }

  private double centre() {
    return (accuracy() + Z * Z / (2.0 * images)) / (1 + Z * Z / images);
  }

  private double halfWidth() {
    double p = accuracy();
    double n = images;
    return Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
  }
}
