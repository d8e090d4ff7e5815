package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;

/**
 * The mean over classes of F1 = 2·right / (2·right + wrongly taken for it + missed), as
 * scikit-learn's {@code f1_score(average="macro")}: classes that neither occur nor are predicted
 * are left out.
 */
final class MacroF1 implements Metric {

  @Override
  public String name() {
    return "macro_f1";
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Classes;
  }

  @Override
  public Tally start(Target target) {
    return new Counts(target.outputs());
  }

  private static final class Counts implements Tally {
    private final long[] right;
    private final long[] predicted;
    private final long[] occurring;

    Counts(int classes) {
      right = new long[classes];
      predicted = new long[classes];
      occurring = new long[classes];
    }

    @Override
    public void add(float[] outputs, Truth truth) {
      int classes = right.length;
      for (int i = 0; i < truth.size(); i++) {
        int label = truth.labels()[i];
        int most = 0;
        for (int c = 1; c < classes; c++) {
          most = outputs[i * classes + c] > outputs[i * classes + most] ? c : most;
        }
        occurring[label]++;
        predicted[most]++;
        right[label] += most == label ? 1 : 0;
      }
    }

    @Override
    public double value() {
      double sum = 0;
      int classes = 0;
      for (int c = 0; c < right.length; c++) {
        if (occurring[c] + predicted[c] > 0) {
          sum += 2.0 * right[c] / (occurring[c] + predicted[c]);
          classes++;
        }
      }
      return sum / classes;
    }
  }
}
