package io.onecycle.worker.trial.score;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;

/**
 * What an evaluation found of each class, in the order of a network's outputs.
 *
 * @param names of the classes
 * @param examples how many are of it
 * @param precision the share of those taken for it that are of it; NaN if none is
 * @param recall the share of its examples that are taken for it; NaN if it has none
 * @param auc the area under its ROC curve, of it against all others; NaN if it has no examples, or
 *     all are of it, or an output was no number
 */
public record PerClass(
    List<String> names,
    List<Double> examples,
    List<Double> precision,
    List<Double> recall,
    List<Double> auc)
    implements Serializable {

  public PerClass {
    names = List.copyOf(names);
    examples = List.copyOf(examples);
    precision = List.copyOf(precision);
    recall = List.copyOf(recall);
    auc = List.copyOf(auc);
    for (List<Double> each : List.of(examples, precision, recall, auc)) {
      Require.that(each.size() == names.size(), "classes", each, "one value for each of " + names);
    }
  }

  /** The mean of the classes' areas, of those that have one; NaN if none has. */
  public double macroAuc() {
    return auc.stream()
        .filter(each -> !each.isNaN())
        .mapToDouble(each -> each)
        .average()
        .orElse(Double.NaN);
  }
}
