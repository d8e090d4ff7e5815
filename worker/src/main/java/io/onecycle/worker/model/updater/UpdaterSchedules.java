package io.onecycle.worker.model.updater;

import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Trial;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** From a trial's schedule to those of a Deeplearning4j updater. */
public final class UpdaterSchedules {

  private UpdaterSchedules() {}

  /**
   * The learning rate of each iteration of the whole trial.
   *
   * @param perEpoch mini-batches of an epoch
   * @param maxLr of the layer group
   */
  public static ISchedule rate(Trial trial, int perEpoch, double maxLr) {
    ScheduleSpec spec = trial.setting().schedule();
    int cycles = trial.training().cycles();
    if (spec instanceof ScheduleSpec.OneCycle cycle) {
      int iterations = trial.training().epochs() * perEpoch;
      return new CycledRate(iterations, cycles, cycle.div(), cycle.pct(), maxLr);
    }
    Schedule whole = Schedules.of(trial, perEpoch);
    Map<Integer, Double> changes = new TreeMap<>();
    for (int t = 0; t < whole.iterations(); t++) {
      if (t == 0 || whole.lr(t, maxLr) != whole.lr(t - 1, maxLr)) {
        changes.put(t, whole.lr(t, maxLr));
      }
    }
    return changes.size() == 1
        ? new FixedSchedule(maxLr)
        : new MapSchedule(ScheduleType.ITERATION, changes);
  }

  /** The momentum of each iteration of the whole trial. */
  public static ISchedule momentum(Trial trial, int perEpoch) {
    Momentum momentum = trial.setting().momentum();
    if (trial.setting().schedule() instanceof ScheduleSpec.OneCycle cycle) {
      return new CycledMomentum(
          trial.training().epochs() * perEpoch,
          trial.training().cycles(),
          cycle.pct(),
          momentum.max(),
          momentum.min(),
          trial.compat());
    }
    return new FixedSchedule(momentum.max());
  }
}
