package io.onecycle.driver.stage;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.Shape;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.List;

/** What a sweep asks of data, once it is known what the data is. */
final class StagedChecks {

  private StagedChecks() {}

  /**
   * Checks.
   *
   * @throws InvalidDataException with all faults
   */
  static void check(SweepSpec spec, Manifest data) {
    List<String> faults = new ArrayList<>();
    Shape shape = data.kind().shape();
    boolean features = shape.height() == 1 && shape.width() == 1;
    if (features && spec.model().needsImages()) {
      faults.add(
          "Invalid model: %s, expected one for features, such as mlp: the data has %s"
              .formatted(spec.model().name(), shape));
    }
    if (features && !spec.training().augment().isEmpty()) {
      faults.add(
          "Invalid train.augment: %s, expected none: the data has %s"
              .formatted(spec.training().augment(), shape));
    }
    if (data.testExamples() == 0 && spec.training().validation() instanceof Validation.TestSet) {
      faults.add(
          "Invalid train.validation: test, expected a share in (0, 1): the data has no test set");
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
  }
}
