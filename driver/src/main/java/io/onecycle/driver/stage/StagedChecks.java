package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Split;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.Training;
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
    List<String> faults =
        faults(spec, data.kind().shape(), data.trainExamples(), data.testExamples());
    classWeights(spec.training().classWeights(), data, faults);
    refuse(faults);
  }

  /**
   * The same of data that need not be staged yet.
   *
   * @param shape of an example
   */
  static void check(SweepSpec spec, Shape shape, int trainExamples, int testExamples) {
    refuse(faults(spec, shape, trainExamples, testExamples));
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
  }

  private static List<String> faults(
      SweepSpec spec, Shape shape, int trainExamples, int testExamples) {
    List<String> faults = new ArrayList<>();
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
    if (testExamples == 0 && spec.training().validation() instanceof Validation.TestSet) {
      faults.add(
          "Invalid train.validation: test, expected a share in (0, 1): the data has no test set");
    }
    if (hasCycles(spec)) {
      ramps(spec, trainExamples, faults);
    }
    return faults;
  }

  /**
   * What can be told by names alone.
   *
   * @throws InvalidDataException if there is no test set to validate on
   */
  static void checkTestSet(SweepSpec spec, DataSource source, SourceSets sets) {
    if (spec.training().validation() instanceof Validation.TestSet
        && sets.files().test().isEmpty()
        && !(source.test() instanceof DataSource.TestSet.Share)) {
      throw new InvalidDataException(
          "Invalid train.validation: test, expected a share in (0, 1), or a test set: data.test: a"
              + " path, a URI or a share");
    }
  }

  private static void classWeights(ClassWeights weights, Manifest data, List<String> faults) {
    if (weights instanceof ClassWeights.None) {
      return;
    }
    if (!data.kind().isClasses()) {
      faults.add("Invalid train.class_weights: " + weights + ", expected none: numbers are learnt");
      return;
    }
    try {
      List<Double> unused = weights.of(data.outputNames(), new int[data.outputs()]);
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage().replace("class_weights", "train.class_weights"));
    }
  }

  private static boolean hasCycles(SweepSpec spec) {
    boolean trains = !spec.grid().maxLr().isEmpty() || !spec.grid().foundLr().isEmpty();
    return trains
        && spec.grid().schedule().stream().anyMatch(ScheduleAxis.OneCycle.class::isInstance);
  }

  /** Each ramp of the 1cycle policy needs an iteration. */
  private static void ramps(SweepSpec spec, int trainExamples, List<String> faults) {
    Training training = spec.training();
    try {
      int examples = Split.trainingCount(trainExamples, training.validation(), training.limit());
      long batches = (examples + training.batchSize() - 1L) / training.batchSize();
      long cycle = batches * training.epochs();
      List<Double> tooHigh =
          spec.grid().pct().stream()
              .filter(pct -> (int) (cycle * (1 - pct / 100) / 2) < 1)
              .toList();
      if (!tooHigh.isEmpty() && training.batchSize() > examples) {
        faults.add(
            ("Invalid train.batch_size: %s, expected less than the %s examples to train on, or more"
                    + " epochs: a cycle of %s iterations has no ramps")
                .formatted(training.batchSize(), examples, cycle));
      } else {
        tooHigh.forEach(
            pct ->
                faults.add(
                    ("Invalid grid.pct: %s, expected less, or more epochs or smaller batches: a"
                            + " cycle of %s examples in %s iterations leaves its ramps none")
                        .formatted(pct, examples, cycle)));
      }
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
    }
  }
}
