package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.read.owndata.OwnDataReader;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.sweep.read.ownmodel.OwnModelReader;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the top of a sweep file, and puts the sections together. */
final class SweepReader {

  static final List<String> KEYS =
      List.of(
          "name",
          "data",
          "model",
          "compat",
          "train",
          "grid",
          "search",
          "seeds",
          VerdictReader.VERDICT,
          ScientificReader.SCIENTIFIC,
          "lr_find",
          "limits",
          ScoringReader.OBJECTIVE);

  private static final List<String> LIMITS =
      List.of("trial_minutes", "failures_per_trial", "checkpoint_seconds");

  /** What keys begin with that only hold a place for values. */
  private static final String PART = "x-";

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");
  private static final String NAMED = "up to 100 of the characters a-z, 0-9 and -";

  private final FaultList faults;
  private final Scalars scalars;
  private final CrossChecks checks;
  private final ModelSource models;
  private final Defaults defaults;

  SweepReader(DataSizes sizes, ModelSource models, Defaults defaults, FaultList faults) {
    this.defaults = defaults;
    this.models = models;
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.checks = new CrossChecks(sizes, faults);
  }

  Optional<SweepSpec> read(LocatedNode root) {
    Section sweep = Section.of(withoutParts(root), KEYS, faults);
    Optional<String> name = scalars.name(sweep.required("name", NAMED), NAME, NAMED);
    Optional<DataSpec> data =
        new DataReader(faults).read(sweep.required("data", DataReader.EXPECTED));
    LocatedNode modelNode = sweep.required("model", ModelReader.EXPECTED);
    Optional<ModelSpec> model = new ModelReader(models, faults).read(modelNode);
    model.ifPresent(own -> new OwnModelReader(models, faults).check(modelNode, own, data));
    Optional<Compat> compat =
        scalars.choice(sweep.optional("compat", "none"), Scalars.names(Compat.values()));
    boolean hasLrFind = sweep.has("lr_find");
    Section gridSection = sweep.child("grid", GridSection.KEYS);
    boolean trains = !hasLrFind || gridSection.has("max_lr");
    Section trainSection = sweep.child("train", TrainSection.KEYS);
    TrainSection train = new TrainSection(trainSection, trains, defaults, faults);
    Optional<Training> training =
        train
            .read(
                new ScoringReader(
                        PossibleTargets.of(data),
                        PossibleTargets.names(data),
                        PossibleTargets.mayBeSeveral(data),
                        faults)
                    .read(sweep, trainSection),
                data)
            .map(read -> trainSection.has("validation") ? read : usual(read, data));
    Axes axes = new GridSection(gridSection, model, hasLrFind, faults).read();
    Optional<LrFind> lrFind =
        hasLrFind
            ? new LrFindSection(
                    sweep.child("lr_find", LrFindSection.KEYS),
                    model,
                    axes.takesSuggestions(),
                    defaults,
                    faults)
                .read()
            : Optional.empty();
    SearchSection searchSection =
        new SearchSection(sweep.child("search", SearchSection.KEYS), faults);
    Optional<Search> search = sweep.has("search") ? searchSection.read() : Optional.empty();
    LocatedNode seedsNode = sweep.optional("seeds", "1");
    SeedsReader seedsReader = new SeedsReader(faults);
    Optional<SequentialSeeds> sequential =
        seedsNode instanceof LocatedNode.Mapping
            ? seedsReader.sequential(seedsNode)
            : Optional.empty();
    Optional<List<Long>> seeds =
        seedsNode instanceof LocatedNode.Mapping
            ? sequential.map(SequentialSeeds::all)
            : seedsReader.list(seedsNode);
    Optional<Limits> limits = limits(sweep.child("limits", LIMITS));

    if (trains && data.isPresent() && training.isPresent()) {
      checks.schedules(data.get().name(), train, training.get(), axes, search);
    }
    if (data.isPresent()) {
      new OwnDataReader(faults).check(data.get(), sweep, trainSection, training, model);
    }
    Optional<Grid> grid = axes.grid();
    List<Grouping> scientific = new ScientificReader(faults).read(sweep, grid);
    Optional<VerdictSeeds> verdict = new VerdictReader(faults).read(sweep, grid, seeds, scientific);
    if (grid.isPresent() && seeds.isPresent()) {
      checks.trials(axes.node(), grid.get(), search, seeds.get(), sequential.isPresent(), verdict);
    }
    boolean isSampled = SearchSection.SAMPLERS.stream().anyMatch(searchSection::has);
    SearchChecks fits = new SearchChecks(faults);
    fits.ranges(axes, isSampled, hasLrFind);
    if (search.isPresent()) {
      grid.ifPresent(axis -> fits.choices(searchSection, search.get(), axis));
      seeds.ifPresent(
          given ->
              fits.seeds(
                  searchSection,
                  search.get(),
                  given.subList(0, sequential.map(SequentialSeeds::min).orElse(given.size()))));
      training.ifPresent(
          given ->
              search
                  .get()
                  .halving()
                  .ifPresent(halving -> fits.rungs(searchSection, halving, given.epochs())));
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
                lrFind,
                sequential,
                search,
                verdict,
                scientific))
        : Optional.empty();
  }

  /** Data of one's own may come with a validation set: whether it does is not known yet. */
  private static Training usual(Training training, Optional<DataSpec> data) {
    return data.filter(DataSpec.Unstaged.class::isInstance).isPresent()
            && training.validation() instanceof Validation.HeldOut share
        ? training.withValidation(new Validation.Usual(share))
        : training;
  }

  private Optional<Limits> limits(Section section) {
    Optional<Double> minutes = scalars.number(section.optional(LIMITS.get(0), "60"), Bound.MINUTES);
    Optional<Integer> failures = scalars.count(section.optional(LIMITS.get(1), "2"), 1);
    Optional<Double> seconds = scalars.number(section.optional(LIMITS.get(2), "60"), Bound.SECONDS);
    return minutes.isPresent() && failures.isPresent() && seconds.isPresent()
        ? Optional.of(new Limits(minutes.get(), failures.get(), seconds.get()))
        : Optional.empty();
  }

  /** Keys such as {@code x-small} are no part of a sweep: they hold what aliases take from. */
  private static LocatedNode withoutParts(LocatedNode root) {
    if (!(root instanceof LocatedNode.Mapping mapping)) {
      return root;
    }
    Map<String, LocatedNode.Entry> own = new LinkedHashMap<>(mapping.entries());
    own.keySet().removeIf(key -> key.startsWith(PART));
    return new LocatedNode.Mapping(mapping.path(), mapping.line(), own);
  }
}
