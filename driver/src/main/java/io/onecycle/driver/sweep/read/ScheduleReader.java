package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.ScheduleSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code 1cycle}, {@code constant} or {@code {step: {at: [30, 60], factor: 0.1}}}. */
final class ScheduleReader {

  private static final String STEP = "step";
  private static final String MARKS = "rising marks in epochs, above 0";
  private static final List<String> FORMS = List.of("{step: {at: [30, 60], factor: 0.1}}");
  private static final Map<String, ScheduleAxis> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("1cycle", new ScheduleAxis.OneCycle());
    WORDS.put("constant", new ScheduleAxis.Fixed(new ScheduleSpec.Constant()));
  }

  private final FaultList faults;
  private final Scalars scalars;
  private final AxisReader lists;

  ScheduleReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
  }

  Optional<ScheduleAxis> read(LocatedNode node) {
    return node instanceof LocatedNode.Mapping mapping
            && mapping.entries().keySet().equals(Set.of(STEP))
        ? step(mapping.entries().get(STEP).value())
        : scalars.choice(node, WORDS, FORMS);
  }

  private Optional<ScheduleAxis> step(LocatedNode node) {
    Section section = Section.of(node, List.of("at", "factor"), faults);
    LocatedNode at = section.required("at", MARKS);
    Optional<List<Double>> marks =
        lists.list(at, mark -> scalars.number(mark, Bound.ABOVE_ZERO)).filter(m -> rise(at, m));
    Optional<Double> factor =
        scalars.number(section.required("factor", Bound.ABOVE_ZERO.expected()), Bound.ABOVE_ZERO);
    return marks.isEmpty() || factor.isEmpty()
        ? Optional.empty()
        : Optional.of(new ScheduleAxis.Fixed(new ScheduleSpec.Step(marks.get(), factor.get())));
  }

  private boolean rise(LocatedNode at, List<Double> marks) {
    for (int i = 1; i < marks.size(); i++) {
      if (marks.get(i) <= marks.get(i - 1)) {
        faults.add(at, "not rising", MARKS);
        return false;
      }
    }
    return true;
  }
}
