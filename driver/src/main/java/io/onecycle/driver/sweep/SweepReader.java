package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the top of a sweep file, and puts the sections together. */
final class SweepReader {

  static final List<String> KEYS =
      List.of("name", "data", "model", "compat", "train", "grid", "seeds", "lr_find", "limits");

  private static final List<String> LIMITS =
      List.of("trial_minutes", "failures_per_trial", "checkpoint_seconds");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");
  private static final String NAMED = "up to 100 of the characters a-z, 0-9 and -";

  private final Faults faults;
  private final Scalars scalars;
  private final CrossChecks checks;

  SweepReader(DataSizes sizes, Faults faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.checks = new CrossChecks(sizes, faults);
  }

  Optional<SweepSpec> read(LocatedNode root) {
    Section sweep = Section.of(root, KEYS, faults);
    Optional<String> name = scalars.name(sweep.required("name", NAMED), NAME, NAMED);
    Optional<DataSpec> data =
        new DataReader(faults).read(sweep.required("data", DataReader.EXPECTED));
    Optional<ModelSpec> model =
        new ModelReader(faults).read(sweep.required("model", ModelReader.EXPECTED));
    Optional<Compat> compat =
        scalars.choice(sweep.optional("compat", "none"), Scalars.names(Compat.values()));
    boolean hasLrFind = sweep.has("lr_find");
    Section gridSection = sweep.child("grid", GridSection.KEYS);
    boolean trains = !hasLrFind || gridSection.has("max_lr");
    TrainSection train = new TrainSection(sweep.child("train", TrainSection.KEYS), trains, faults);
    Optional<Training> training = train.read();
    Axes axes = new GridSection(gridSection, model, hasLrFind, faults).read();
    Optional<LrFind> lrFind =
        hasLrFind
            ? new LrFindSection(sweep.child("lr_find", LrFindSection.KEYS), model, faults).read()
            : Optional.empty();
    Optional<List<Long>> seeds = seeds(sweep.optional("seeds", "1"));
    Optional<Limits> limits = limits(sweep.child("limits", LIMITS));

    if (trains && data.isPresent() && training.isPresent()) {
      checks.schedules(data.get().name(), train, training.get(), axes);
    }
    if (data.isPresent()) {
      new OwnDataChecks(data.get(), faults).check(sweep, train, training, model);
    }
    Optional<Grid> grid = axes.grid();
    if (grid.isPresent() && seeds.isPresent()) {
      checks.trials(axes.node(), grid.get(), seeds.get());
    }
    return faults.isEmpty()
            && Stream.of(name, data, model, compat, training, grid, seeds, limits)
                .allMatch(Optional::isPresent)
        ? Optional.of(
            new SweepSpec(
                name.get(),
                data.get(),
                model.get(),
                compat.get(),
                training.get(),
                grid.get(),
                seeds.get(),
                limits.get(),
                lrFind))
        : Optional.empty();
  }

  private Optional<List<Long>> seeds(LocatedNode node) {
    return new AxisReader(faults)
        .distinct(node, seed -> scalars.whole(seed, Long.MIN_VALUE, Long.MAX_VALUE))
        .map(Axis::values);
  }

  private Optional<Limits> limits(Section section) {
    Optional<Double> minutes = scalars.number(section.optional(LIMITS.get(0), "60"), Bound.MINUTES);
    Optional<Integer> failures = scalars.count(section.optional(LIMITS.get(1), "2"), 1);
    Optional<Double> seconds = scalars.number(section.optional(LIMITS.get(2), "60"), Bound.SECONDS);
    return minutes.isPresent() && failures.isPresent() && seconds.isPresent()
        ? Optional.of(new Limits(minutes.get(), failures.get(), seconds.get()))
        : Optional.empty();
  }
}
