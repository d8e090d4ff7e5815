package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayScope;

/**
 * Neighbours in the vectors that an update treats alike.
 *
 * @param from first number
 * @param length in numbers
 */
record ParameterRun(Treatment treatment, long from, long length) {

  /**
   * What an update does to a parameter.
   *
   * @param group its layer group
   * @param decays whether weight decay reaches it
   */
  record Treatment(int group, boolean decays) {

    static Treatment of(Parameter parameter, Training training) {
      return new Treatment(
          parameter.group(),
          parameter.kind() == Kind.WEIGHT || training.weightDecayScope() == WeightDecayScope.ALL);
    }
  }
}
