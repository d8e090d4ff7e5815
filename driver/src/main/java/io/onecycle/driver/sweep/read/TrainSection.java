package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.Augmentation;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what all trials share: {@code train}. */
final class TrainSection {

  static final List<String> KEYS =
      List.of(
          "epochs",
          "cycles",
          "batch_size",
          "limit",
          "validation",
          "augment",
          "optimizer",
          "weight_decay_mode",
          "weight_decay_scope",
          "precision",
          ClassWeightsReader.KEY,
          ScoringReader.METRICS,
          ScoringReader.OBJECTIVE);

  private final Section section;
  private final Scalars scalars;
  private final AxisReader lists;
  private final ValidationReader validations;
  private final FaultList faults;
  private final boolean trains;

  /**
   * Reads no more than it is asked for.
   *
   * @param trains whether there are trials; range tests alone need no epochs
   * @param defaults of what is left out
   */
  TrainSection(Section section, boolean trains, Defaults defaults, FaultList faults) {
    this.section = section;
    this.trains = trains;
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
    this.validations = new ValidationReader(defaults, faults);
  }

  /**
   * What all trials share.
   *
   * @param scoring read elsewhere, as a part of it may stand at the top
   * @param data as far as it is known
   */
  Optional<Training> read(Optional<Scoring> scoring, Optional<DataSpec> data) {
    Optional<ClassWeights> weights =
        new ClassWeightsReader(faults).read(section.optional(ClassWeightsReader.KEY, "none"), data);
    Optional<Integer> epochs =
        scalars.count(
            trains
                ? section.required("epochs", "a whole number of at least 1")
                : section.optional("epochs", "1"),
            1);
    Optional<Integer> cycles = scalars.count(section.optional("cycles", "1"), 1);
    Optional<Integer> batchSize = scalars.count(batchSizeNode(), 1);
    Optional<Integer> limit =
        scalars.count(section.optional("limit", Integer.toString(Training.NO_LIMIT)), 1);
    Optional<Validation> validation = validations.read(validationNode());
    Optional<Set<Augmentation>> augment = augment();
    Optional<Optimizer> optimizer = choice("optimizer", "sgd", Optimizer.values());
    Optional<WeightDecayMode> mode = choice("weight_decay_mode", "l2", WeightDecayMode.values());
    Optional<WeightDecayScope> scope =
        choice("weight_decay_scope", "all", WeightDecayScope.values());
    Optional<Precision> precision = choice("precision", "float32", Precision.values());
    return Stream.of(
                epochs,
                cycles,
                batchSize,
                limit,
                validation,
                augment,
                optimizer,
                mode,
                scope,
                precision,
                scoring,
                weights)
            .allMatch(Optional::isPresent)
        ? Optional.of(
            new Training(
                epochs.get(),
                cycles.get(),
                batchSize.get(),
                limit.get(),
                validation.get(),
                augment.get(),
                optimizer.get(),
                mode.get(),
                scope.get(),
                precision.get(),
                scoring.get(),
                weights.get()))
        : Optional.empty();
  }

  /** Where the number of epochs stands, for faults of what follows from it. */
  LocatedNode epochsNode() {
    return section.optional("epochs", "");
  }

  /** Where the batch size stands, for faults of what follows from it. */
  LocatedNode batchSizeNode() {
    return section.optional("batch_size", "128");
  }

  /** Where the validation share stands, for faults of what follows from it. */
  LocatedNode validationNode() {
    return section.optional("validation", ValidationReader.SHARE);
  }

  /** Where augmentation stands. */
  LocatedNode augmentNode() {
    return section.optional("augment", "none");
  }

  private Optional<Set<Augmentation>> augment() {
    LocatedNode node = augmentNode();
    boolean none =
        node instanceof LocatedNode.Scalar scalar
            ? scalar.text().equals("none")
            : node instanceof LocatedNode.Sequence sequence && sequence.items().isEmpty();
    Map<String, Augmentation> names = Scalars.names(Augmentation.values());
    return none
        ? Optional.of(Set.of())
        : lists
            .distinct(node, item -> scalars.choice(item, names))
            .map(axis -> Set.copyOf(axis.values()));
  }

  private <E extends Enum<E>> Optional<E> choice(String key, String otherwise, E[] constants) {
    return scalars.choice(section.optional(key, otherwise), Scalars.names(constants));
  }
}
