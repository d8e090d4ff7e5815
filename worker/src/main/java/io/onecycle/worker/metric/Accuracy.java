package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.trial.score.Objective;

/** The share of examples whose most probable class is right. */
final class Accuracy implements Metric {

  @Override
  public String name() {
    return Objective.ACCURACY.metric();
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Classes;
  }

  @Override
  public Tally start(Target target) {
    return new TopK(1, target.outputs());
  }
}
