package io.onecycle.worker.model.updater;

import io.onecycle.worker.schedule.OneCycle;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The momentum of the 1cycle policy, as Deeplearning4j's updaters read it.
 *
 * @param iterations of one cycle, at least 1
 * @param cycles how often it is repeated, at least 1
 * @param pct as in {@link OneCycle}
 * @param max momentum at the cycle's ends
 * @param min momentum where the learning rate peaks
 * @param compat as in {@link OneCycle}
 */
public record CycledMomentum(
    @JsonProperty("iterations") int iterations,
    @JsonProperty("cycles") int cycles,
    @JsonProperty("pct") double pct,
    @JsonProperty("max") double max,
    @JsonProperty("min") double min,
    @JsonProperty("compat") Compat compat)
    implements ISchedule {

  /** The ratio of the learning rates has no say in the momentum. */
  private static final double ANY = 1;

  @Override
  public double valueAt(int iteration, int epoch) {
    OneCycle cycle = new OneCycle(iterations, ANY, pct, new Momentum(max, min), compat);
    return Schedules.repeated(cycle, cycles).momentum(iteration);
  }

  /** Itself: nothing of it can change. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return this;
  }
}
