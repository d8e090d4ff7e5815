package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import java.util.List;

/**
 * The area under the ROC curve: of two classes that of the second one; of more the mean over
 * classes, each against all others, of those that occur. Ties count half.
 */
final class Auc implements Metric {

  static final String NAME = "auc";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Classes classes && classes.outputs() > 1;
  }

  @Override
  public Tally start(Target target) {
    ClassTally tally = new ClassTally(target.outputs());
    return new Tally() {
      @Override
      public void add(float[] outputs, Truth truth) {
        tally.add(outputs, truth.labels(), truth.size());
      }

      @Override
      public double value() {
        List<Double> areas = tally.areas();
        // Of two classes both have the same one.
        return areas.stream()
            .filter(each -> !each.isNaN())
            .mapToDouble(each -> each)
            .average()
            .orElse(Double.NaN);
      }
    };
  }
}
