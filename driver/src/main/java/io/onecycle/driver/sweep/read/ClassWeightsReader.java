package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.DataSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads what the examples of each class count in the loss: {@code train.class_weights}. */
final class ClassWeightsReader {

  static final String KEY = "class_weights";

  private static final Map<String, ClassWeights> WORDS =
      Map.of("none", ClassWeights.NONE, "balanced", new ClassWeights.Balanced());

  private static final List<String> FORMS = List.of("{CLASS: WEIGHT, …}", "a list of weights");

  private final FaultList faults;
  private final Scalars scalars;

  ClassWeightsReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /**
   * The weights, held against what is known of the data; names of classes of one's own data are
   * known once it is read.
   */
  Optional<ClassWeights> read(LocatedNode node, Optional<DataSpec> data) {
    Optional<ClassWeights> read = weights(node);
    boolean weighs = read.filter(each -> !(each instanceof ClassWeights.None)).isPresent();
    if (weighs && PossibleTargets.of(data).stream().noneMatch(Target.Classes.class::isInstance)) {
      faults.add(node, "for classes, and numbers are learnt", "none");
      return Optional.empty();
    }
    if (weighs && data.isPresent() && BuiltInData.named(data.get().name()).isPresent()) {
      int classes = BuiltInData.named(data.get().name()).orElseThrow().classes();
      return read.filter(each -> fits(node, each, classes));
    }
    return read;
  }

  private boolean fits(LocatedNode node, ClassWeights weights, int classes) {
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    try {
      return weights.of(names, new int[classes]).size() == classes;
    } catch (IllegalArgumentException e) {
      String expected = e.getMessage().replaceFirst(".*, expected ", "");
      faults.add(node, "not that of these classes", expected);
      return false;
    }
  }

  private Optional<ClassWeights> weights(LocatedNode node) {
    if (node instanceof LocatedNode.Mapping mapping && !mapping.entries().isEmpty()) {
      Map<String, Double> weights = new TreeMap<>();
      mapping
          .entries()
          .forEach(
              (name, entry) ->
                  scalars
                      .number(entry.value(), Bound.ABOVE_ZERO)
                      .ifPresent(weight -> weights.put(name, weight)));
      return weights.size() == mapping.entries().size()
          ? Optional.of(ClassWeights.named(weights))
          : Optional.empty();
    }
    if (node instanceof LocatedNode.Sequence list && !list.items().isEmpty()) {
      List<Double> weights = new ArrayList<>();
      list.items().forEach(item -> scalars.number(item, Bound.ABOVE_ZERO).ifPresent(weights::add));
      return weights.size() == list.items().size()
          ? Optional.of(new ClassWeights.InOrder(weights))
          : Optional.empty();
    }
    return scalars.choice(node, WORDS, FORMS);
  }
}
