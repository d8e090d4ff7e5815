package io.onecycle.driver.table;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of each class on the validation set after the last iteration: lists in the
 * order of a network's outputs. All empty unless completed, where numbers are learnt, and in older
 * rows.
 *
 * @param classNames of the classes
 * @param classExamples how many of the validation set are of each
 * @param classPrecision the share of those taken for it that are of it; NaN if none is
 * @param classRecall the share of its examples that are taken for it; NaN if it has none
 * @param classAuc the area under its ROC curve against all other classes; NaN where there is none
 * @param macroAuc the mean of these, of classes that have one
 */
public record ClassColumns(
    Optional<List<String>> classNames,
    Optional<List<Double>> classExamples,
    Optional<List<Double>> classPrecision,
    Optional<List<Double>> classRecall,
    Optional<List<Double>> classAuc,
    Optional<Double> macroAuc) {

  /** Nothing measured. */
  public static final ClassColumns NONE =
      new ClassColumns(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
