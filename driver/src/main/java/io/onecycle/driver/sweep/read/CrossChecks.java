package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Faults of values that are possible each for itself, but not together. */
final class CrossChecks {

  /** Beyond it a sweep is a slip of the pen: at a second a trial, more than a day. */
  static final int MAX_TRIALS = 100_000;

  /** Beyond it there are so many pairs that no number of seeds would tell two of them apart. */
  private static final int MAX_RACED = 200;

  private final FaultList faults;
  private final DataSizes sizes;

  CrossChecks(DataSizes sizes, FaultList faults) {
    this.sizes = sizes;
    this.faults = faults;
  }

  /** Refuses a grid that nobody can have meant. */
  void trials(
      LocatedNode node,
      Grid grid,
      Optional<Search> search,
      List<Long> seeds,
      boolean untilDecided,
      Optional<VerdictSeeds> verdict) {
    BigInteger settings =
        SearchChecks.settings(grid, search)
            .multiply(BigInteger.valueOf(Math.max(1, grid.weightDecay().size())));
    if (untilDecided && settings.compareTo(BigInteger.valueOf(MAX_RACED)) > 0) {
      faults.add(
          node.path(),
          node.line(),
          settings + " settings",
          "too many to compare each with each after every seed",
          "at most " + MAX_RACED + ", or a list of seeds");
    }
    BigInteger fresh =
        verdict
            .map(
                of ->
                    settings
                        .min(BigInteger.valueOf(of.most(grid)))
                        .multiply(BigInteger.valueOf(of.seeds())))
            .orElse(BigInteger.ZERO);
    BigInteger trials = settings.multiply(BigInteger.valueOf(seeds.size())).add(fresh);
    if (trials.compareTo(BigInteger.valueOf(MAX_TRIALS)) > 0) {
      faults.add(
          node.path(),
          node.line(),
          trials + " trials",
          "more than one sweep takes",
          "at most " + MAX_TRIALS);
    }
  }

  /** Refuses schedules that the iterations of a cycle leave no room for. */
  void schedules(
      String data, TrainSection train, Training training, Axes axes, Optional<Search> search) {
    OptionalInt images = sizes.trainingImages(data, training.validation(), training.limit());
    if (images.isEmpty() || !canHoldOut(data, train, training.validation())) {
      return;
    }
    long batches = (images.getAsInt() + training.batchSize() - 1L) / training.batchSize();
    long cycle = batches * training.epochs();
    if (cycle > Integer.MAX_VALUE || cycle * training.cycles() > Integer.MAX_VALUE) {
      faults.add(
          train.epochsNode(),
          "too much: more than " + Integer.MAX_VALUE + " iterations",
          "fewer epochs or cycles");
      return;
    }
    for (LocatedAxis.Item<ScheduleAxis> schedule : located(axes.schedule())) {
      if (schedule.value() instanceof ScheduleAxis.OneCycle) {
        int shortest =
            search
                .flatMap(Search::halving)
                .map(halving -> halving.rungs(training.epochs()).get(0))
                .orElse(training.epochs());
        ramps(highestPcts(axes), train, training.batchSize(), images.getAsInt(), shortest);
      } else if (schedule.value() instanceof ScheduleAxis.Fixed fixed
          && fixed.spec() instanceof ScheduleSpec.Step step) {
        marks(schedule.node(), step, (long) training.epochs() * training.cycles());
      }
    }
  }

  private boolean canHoldOut(String data, TrainSection train, Validation validation) {
    int all = count(data, new Validation.TestSet());
    int trained = count(data, validation);
    if (validation instanceof Validation.HeldOut && (trained == 0 || trained == all)) {
      faults.add(
          train.validationNode(),
          "a share that holds out " + (trained == 0 ? "all" : "none") + " of " + all + " images",
          "at least one image on either side");
      return false;
    }
    return true;
  }

  private int count(String data, Validation validation) {
    return sizes.trainingImages(data, validation, Training.NO_LIMIT).orElse(0);
  }

  /** Each ramp of the 1cycle policy takes c iterations, and needs one. */
  private void ramps(
      List<LocatedAxis.Item<Double>> pcts,
      TrainSection train,
      int batch,
      int examples,
      int epochs) {
    long iterations = (examples + batch - 1L) / batch * epochs;
    List<LocatedAxis.Item<Double>> tooHigh =
        pcts.stream().filter(pct -> (int) (iterations * (1 - pct.value() / 100) / 2) < 1).toList();
    if (!tooHigh.isEmpty() && batch > examples) {
      faults.add(
          train.batchSizeNode(),
          "more than the %s examples to train on: a cycle of %s iterations has no ramps"
              .formatted(examples, iterations),
          "a smaller batch, or more epochs");
    } else {
      tooHigh.forEach(
          pct ->
              faults.add(
                  pct.node(),
                  "too much for a cycle of %s iterations (%s examples in batches of %s): its ramps have none"
                      .formatted(iterations, examples, batch),
                  "a lower percentage, or more iterations"));
    }
  }

  private void marks(LocatedNode node, ScheduleSpec.Step step, long epochs) {
    if (step.at().get(step.at().size() - 1) >= epochs) {
      faults.add(node, "too late: training ends at epoch " + epochs, "marks below " + epochs);
    }
  }

  /** Of a range, its upper end stands for all. */
  private static List<LocatedAxis.Item<Double>> highestPcts(Axes axes) {
    List<LocatedAxis.Item<Double>> ends =
        axes.ranged().stream()
            .filter(ranged -> ranged.key().equals("pct"))
            .flatMap(
                ranged ->
                    axes.ranges().pct().stream()
                        .map(range -> new LocatedAxis.Item<>(range.high(), ranged.node())))
            .toList();
    return ends.isEmpty() ? located(axes.pct()) : ends;
  }

  private static <T> List<LocatedAxis.Item<T>> located(Optional<LocatedAxis<T>> axis) {
    return axis.map(LocatedAxis::located).orElse(List.of());
  }
}
