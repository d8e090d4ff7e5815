package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.sweep.read.ownmodel.OwnModelReader;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.ModelSpec.Resnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a word such as {@code lenet}, or one of the forms with settings of their own. */
final class ModelReader {

  private static final String MLP = "mlp";
  private static final String RESNET = "resnet";
  private static final List<String> FORMS =
      Stream.concat(
              Stream.of("{mlp: {hidden: [256, 128]}}", "{resnet: {depth: 56, width: 16}}"),
              OwnModelReader.FORMS.stream())
          .toList();
  private static final Map<String, ModelSpec> WORDS = new LinkedHashMap<>();
  private static final int WIDEST = 65_536;

  static {
    WORDS.put("lenet", new ModelSpec.Lenet());
    WORDS.put("3-layer", new ModelSpec.ThreeLayer());
    WORDS.put(MLP, new ModelSpec.Mlp(ModelSpec.Mlp.DEFAULT_HIDDEN));
  }

  static final String EXPECTED =
      "one of " + String.join(", ", WORDS.keySet()) + ", " + String.join(", ", FORMS);

  private final ModelSource models;
  private final FaultList faults;
  private final Scalars scalars;
  private final AxisReader lists;

  ModelReader(ModelSource models, FaultList faults) {
    this.models = models;
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
  }

  Optional<ModelSpec> read(LocatedNode node) {
    if (OwnModelReader.isOwn(node)) {
      return new OwnModelReader(models, faults).read(node);
    }
    if (node instanceof LocatedNode.Mapping mapping && mapping.entries().size() == 1) {
      var entry = mapping.entries().entrySet().iterator().next();
      if (entry.getKey().equals(MLP)) {
        return mlp(entry.getValue().value());
      }
      if (entry.getKey().equals(RESNET)) {
        return resnet(entry.getValue().value());
      }
    }
    return scalars.choice(node, WORDS, FORMS);
  }

  private Optional<ModelSpec> mlp(LocatedNode node) {
    Section section = Section.of(node, List.of("hidden"), faults);
    LocatedNode hidden = section.required("hidden", "the widths of the hidden layers: [256, 128]");
    return lists
        .list(hidden, width -> scalars.whole(width, 1, WIDEST).map(Math::toIntExact))
        .map(ModelSpec.Mlp::new);
  }

  private Optional<ModelSpec> resnet(LocatedNode node) {
    Section section =
        Section.of(node, List.of("depth", "width", "widen", "initialisation"), faults);
    Optional<Integer> depth = depth(section.required("depth", "6n + 2 layers, such as 20 or 56"));
    Optional<Integer> width =
        within(section.optional("width", "" + Resnet.DEFAULT_WIDTH), 1, Resnet.WIDEST);
    Optional<Integer> widen = within(section.optional("widen", "1"), 1, Resnet.MOST_WIDENED);
    Optional<InitialWeights> weights =
        scalars.choice(
            section.optional("initialisation", "pytorch"), Scalars.names(InitialWeights.values()));
    return depth.isEmpty() || width.isEmpty() || widen.isEmpty() || weights.isEmpty()
        ? Optional.empty()
        : Optional.of(new Resnet(depth.get(), width.get(), widen.get(), weights.get()));
  }

  private Optional<Integer> depth(LocatedNode node) {
    Optional<Integer> depth = within(node, Resnet.SHALLOWEST, Resnet.DEEPEST);
    int over = depth.map(d -> (d - 2) % 6).orElse(0);
    if (over == 0) {
      return depth;
    }
    int below = depth.get() - over;
    faults.add(node, "not 6n + 2", below + " or " + (below + 6));
    return Optional.empty();
  }

  private Optional<Integer> within(LocatedNode node, int min, int max) {
    return scalars.whole(node, min, max).map(Math::toIntExact);
  }
}
