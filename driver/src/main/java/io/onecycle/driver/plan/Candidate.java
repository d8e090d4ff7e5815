package io.onecycle.driver.plan;

import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import java.util.List;
import java.util.Optional;

/** A setting whose learning rate may yet have to be found. */
record Candidate(ScheduleSpec schedule, MaxLr maxLr, Momentum momentum, List<Double> weightDecay) {

  Candidate {
    weightDecay = List.copyOf(weightDecay);
  }

  /** Empty while its learning rate is not found. */
  Optional<Setting> setting(FoundRates found) {
    return maxLr
        .of(found, weightDecay, momentum.max())
        .map(rates -> new Setting(schedule, rates, momentum, weightDecay));
  }

  /** The same with another weight decay. */
  Candidate with(List<Double> other) {
    return new Candidate(schedule, maxLr, momentum, other);
  }
}
