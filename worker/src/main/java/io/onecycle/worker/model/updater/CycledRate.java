package io.onecycle.worker.model.updater;

import io.onecycle.worker.schedule.OneCycle;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The learning rate of the 1cycle policy, as Deeplearning4j's updaters read it.
 *
 * @param iterations of one cycle, at least 1
 * @param cycles how often it is repeated, at least 1
 * @param div as in {@link OneCycle}
 * @param pct as in {@link OneCycle}
 * @param maxLr the peak, above 0
 */
public record CycledRate(
    @JsonProperty("iterations") int iterations,
    @JsonProperty("cycles") int cycles,
    @JsonProperty("div") double div,
    @JsonProperty("pct") double pct,
    @JsonProperty("maxLr") double maxLr)
    implements ISchedule {

  /** The momentum's range has no say in the learning rate. */
  private static final Momentum ANY = Momentum.constant(0);

  @Override
  public double valueAt(int iteration, int epoch) {
    OneCycle cycle = new OneCycle(iterations, div, pct, ANY, Compat.NONE);
    return Schedules.repeated(cycle, cycles).lr(iteration, maxLr);
  }

  /** Itself: nothing of it can change. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return this;
  }
}
