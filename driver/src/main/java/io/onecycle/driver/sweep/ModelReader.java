package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lenet}, {@code mlp} or {@code {mlp: {hidden: [256, 128]}}}. */
final class ModelReader {

  static final String EXPECTED = "one of lenet, mlp, {mlp: {hidden: [256, 128]}}";

  private static final String MLP = "mlp";
  private static final List<String> FORMS = List.of("{mlp: {hidden: [256, 128]}}");
  private static final Map<String, ModelSpec> WORDS = new LinkedHashMap<>();
  private static final int WIDEST = 65_536;

  static {
    WORDS.put("lenet", new ModelSpec.Lenet());
    WORDS.put(MLP, new ModelSpec.Mlp(ModelSpec.Mlp.DEFAULT_HIDDEN));
  }

  private final Faults faults;
  private final Scalars scalars;
  private final AxisReader lists;

  ModelReader(Faults faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
  }

  Optional<ModelSpec> read(LocatedNode node) {
    return node instanceof LocatedNode.Mapping mapping
            && mapping.entries().keySet().equals(Set.of(MLP))
        ? mlp(mapping.entries().get(MLP).value())
        : scalars.choice(node, WORDS, FORMS);
  }

  private Optional<ModelSpec> mlp(LocatedNode node) {
    Section section = Section.of(node, List.of("hidden"), faults);
    LocatedNode hidden = section.required("hidden", "the widths of the hidden layers: [256, 128]");
    return lists
        .list(hidden, width -> scalars.whole(width, 1, WIDEST).map(Math::toIntExact))
        .map(ModelSpec.Mlp::new);
  }
}
