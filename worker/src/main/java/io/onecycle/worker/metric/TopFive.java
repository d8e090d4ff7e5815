package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;

/** The share of examples whose class is among the five most probable. */
final class TopFive implements Metric {

  @Override
  public String name() {
    return "top5_accuracy";
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Classes classes && classes.outputs() > 5;
  }

  @Override
  public Tally start(Target target) {
    return new TopK(5, target.outputs());
  }
}
