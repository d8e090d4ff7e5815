package io.onecycle.driver.sweep.read;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSpec;
import java.util.List;
import java.util.Optional;

/**
 * What may be learnt of a data set, as far as the sweep file tells; how many of it does not matter.
 */
final class PossibleTargets {

  private static final Target CLASSES = new Target.Classes(10);
  private static final Target NUMBERS = new Target.Numbers(1);

  private PossibleTargets() {}

  /** All built-in data sets are of classes. */
  static List<Target> of(Optional<DataSpec> data) {
    return data.filter(DataSpec.Unstaged.class::isInstance)
        .map(own -> of(((DataSpec.Unstaged) own).source().format()))
        .orElse(List.of(CLASSES));
  }

  /** What several numbers that are learnt are called; none where one is, or it is not known. */
  static List<String> names(Optional<DataSpec> data) {
    return data.filter(DataSpec.Unstaged.class::isInstance)
        .map(own -> ((DataSpec.Unstaged) own).source().format())
        .filter(DataFormat.Table.class::isInstance)
        .map(table -> ((DataFormat.Table) table).targets())
        .filter(targets -> targets.size() > 1)
        .orElse(List.of());
  }

  /**
   * Whether several numbers may be learnt of each example, which may not be known before staging.
   */
  static boolean mayBeSeveral(Optional<DataSpec> data) {
    return !names(data).isEmpty()
        || data.filter(DataSpec.Unstaged.class::isInstance)
            .map(own -> ((DataSpec.Unstaged) own).source().format())
            .filter(format -> !(format instanceof DataFormat.Table))
            .map(format -> of(format).contains(NUMBERS))
            .orElse(false);
  }

  private static List<Target> of(DataFormat format) {
    if (format instanceof DataFormat.Table table) {
      return List.of(of(table.task().orElse(DataFormat.Task.CLASSIFICATION)));
    }
    if (format instanceof DataFormat.Dl4j batches) {
      return List.of(of(batches.task()));
    }
    return format instanceof DataFormat.JavaClass ? List.of(CLASSES, NUMBERS) : List.of(CLASSES);
  }

  private static Target of(DataFormat.Task task) {
    return task == DataFormat.Task.REGRESSION ? NUMBERS : CLASSES;
  }
}
