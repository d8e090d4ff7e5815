package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code train.validation}: a share, a share and whether it rotates, or {@code test}. */
final class ValidationReader {

  /** Where nothing is said. */
  static final String SHARE = "0.1";

  private static final List<String> KEYS = List.of("share", "rotate");
  private static final Map<String, Boolean> BOOLEAN = new LinkedHashMap<>();

  static {
    BOOLEAN.put("true", true);
    BOOLEAN.put("false", false);
  }

  private final Defaults defaults;
  private final FaultList faults;
  private final Scalars scalars;

  ValidationReader(Defaults defaults, FaultList faults) {
    this.defaults = defaults;
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  Optional<Validation> read(LocatedNode node) {
    if (node instanceof LocatedNode.Mapping) {
      return heldOut(Section.of(node, KEYS, faults));
    }
    return node instanceof LocatedNode.Scalar scalar && scalar.text().equals("test")
        ? Optional.of(new Validation.TestSet())
        : scalars
            .number(node, Bound.VALIDATION)
            .map(share -> new Validation.HeldOut(share, defaults.rotateValidation()));
  }

  private Optional<Validation> heldOut(Section section) {
    Optional<Double> share =
        scalars.number(section.required("share", Bound.SHARE.expected()), Bound.SHARE);
    Optional<Boolean> rotate = scalars.choice(section.optional("rotate", "true"), BOOLEAN);
    return share.isPresent() && rotate.isPresent()
        ? Optional.of(new Validation.HeldOut(share.get(), rotate.get()))
        : Optional.empty();
  }
}
