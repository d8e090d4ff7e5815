package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One length of training in a search: a whole cycle of so many epochs, never a part of a longer
 * one, since the losses in the middle of a cycle, at its highest learning rates, do not rank
 * settings.
 *
 * @param number from 0
 * @param epochs of its cycle
 * @param settings how many settings of each weight decay come to it in the end
 * @param isLast whether it is the full length
 */
public record Rung(int number, int epochs, int settings, boolean isLast) {

  /**
   * The rungs of a sweep; a single one where nothing is halved.
   *
   * @param settings how many settings of each weight decay there are
   */
  static List<Rung> of(SweepSpec spec, int settings) {
    Optional<Halving> halving = spec.search().flatMap(Search::halving);
    int full = spec.training().epochs();
    List<Integer> epochs = halving.map(h -> h.rungs(full)).orElse(List.of(full));
    List<Rung> rungs = new ArrayList<>();
    int left = settings;
    for (int i = 0; i < epochs.size(); i++) {
      rungs.add(new Rung(i, epochs.get(i), left, i == epochs.size() - 1));
      left = Math.max(1, left / halving.map(Halving::factor).orElse(1));
    }
    return rungs;
  }

  /** The full length, where nothing is halved. */
  static Rung full(SweepSpec spec, int settings) {
    return new Rung(0, spec.training().epochs(), settings, true);
  }

  /** The number of the rung that {@code trial} is of; empty if that is the full length. */
  public static Optional<Integer> of(SweepSpec spec, Trial trial) {
    int epochs = trial.training().epochs();
    return of(spec, 1).stream()
        .filter(rung -> !rung.isLast() && rung.epochs() == epochs)
        .map(Rung::number)
        .findFirst();
  }

  /** A setting, trained for as long as this rung is. */
  Trial trial(SweepSpec spec, Setting setting, long seed) {
    return new Trial(
        spec.data(),
        spec.model(),
        spec.compat(),
        spec.training().withEpochs(epochs),
        isLast ? setting : shortened(setting, (double) epochs / spec.training().epochs()),
        seed);
  }

  /** The same with each of {@code seeds}. */
  List<Trial> trials(SweepSpec spec, Setting setting, List<Long> seeds) {
    return seeds.stream().map(seed -> trial(spec, setting, seed)).toList();
  }

  /** Marks are in epochs: those of a shorter training come as much earlier. */
  private static Setting shortened(Setting full, double share) {
    return full.schedule() instanceof ScheduleSpec.Step step
        ? new Setting(
            new ScheduleSpec.Step(
                step.at().stream().map(mark -> mark * share).toList(), step.factor()),
            full.maxLr(),
            full.momentum(),
            full.weightDecay())
        : full;
  }
}
