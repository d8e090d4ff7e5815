package io.onecycle.worker.metric;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.trial.score.Objective;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an objective is worth to the best outputs that know nothing of the input: the same for every
 * example. Training that ends no better has learnt nothing.
 */
public final class Chance {

  private Chance() {}

  /**
   * Chance on a validation set: of accuracy the share of the most frequent class; of the loss of
   * classes the entropy of their frequencies, in nats; of rmse the (population) standard deviation
   * of the truth, of the loss of numbers the variance of what they are scaled to, both over all
   * outputs together. Empty of any other metric.
   *
   * @param truth of at least one example
   * @param scale of the numbers that are learnt; of no account for classes
   */
  public static Optional<Double> of(
      Objective objective, Target target, Truth truth, TargetScale scale) {
    boolean classes = target instanceof Target.Classes;
    return switch (objective.metric()) {
      case "accuracy" ->
          classes ? Optional.of(highest(shares(target.outputs(), truth))) : Optional.empty();
      case "rmse" ->
          classes
              ? Optional.empty()
              : Optional.of(Math.sqrt(variance(truth, TargetScale.none(target.outputs()))));
      case Objective.LOSS ->
          Optional.of(classes ? entropy(shares(target.outputs(), truth)) : variance(truth, scale));
      default -> Optional.empty();
    };
  }

  private static double[] shares(int classes, Truth truth) {
    double[] shares = new double[classes];
    for (int i = 0; i < truth.size(); i++) {
      shares[truth.labels()[i]]++;
    }
    return Arrays.stream(shares).map(count -> count / truth.size()).toArray();
  }

  private static double highest(double[] shares) {
    return Arrays.stream(shares).max().orElseThrow();
  }

  private static double entropy(double[] shares) {
    return Arrays.stream(shares).filter(share -> share > 0).map(p -> -p * Math.log(p)).sum();
  }

  /** Each output's, in units of its scale; their mean, as the squared error is a mean over them. */
  private static double variance(Truth truth, TargetScale scale) {
    int outputs = scale.sd().size();
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < truth.size(); i++) {
        double value = truth.values()[i * outputs + k] / scale.sd().get(k);
        double before = value - mean;
        mean += before / (i + 1);
        squares += before * (value - mean);
      }
      sum += squares / truth.size();
    }
    return sum / outputs;
  }
}
