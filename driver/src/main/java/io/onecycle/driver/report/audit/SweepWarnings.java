package io.onecycle.driver.report.audit;

import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an audit would find of a sweep whatever came out: to be told before it is run. */
public final class SweepWarnings {

  private SweepWarnings() {}

  /** The warnings on lines of their own, a blank one before them; nothing without any. */
  public static String render(SweepSpec spec) {
    List<String> sentences = of(spec);
    return sentences.isEmpty() ? "" : "\n" + Paragraph.lines(sentences);
  }

  /** A sentence each; none of its axes where the sweep marks those it asks about. */
  static List<String> of(SweepSpec spec) {
    List<String> sentences = new ArrayList<>(ofSeeds(spec));
    if (!spec.scientific().isEmpty() || !spec.grid().trains()) {
      return sentences;
    }
    spec.oneRateFor().stream()
        .map(
            axis ->
                "All values of %1$s share one max_lr, though each may need a rate of its own: list several, or max_lr: lr_find. If it is fixed on purpose, say scientific: [%1$s]."
                    .formatted(axis.key()))
        .forEach(sentences::add);
    numbers(spec.grid())
        .forEach(
            (axis, values) -> {
              if (values == 2) {
                sentences.add(
                    "%s has two values: whichever is better will be at an end, and a third could tell whether it goes on."
                        .formatted(axis.key()));
              }
            });
    return sentences;
  }

  /** Where it is not known yet whether the data has a validation set of its own, nothing. */
  private static List<String> ofSeeds(SweepSpec spec) {
    boolean isKnown =
        spec.data() instanceof DataSpec.BuiltIn
            || !(spec.training().validation() instanceof Validation.Usual);
    return Stream.of(spec.seeds(), spec.verdictSeeds())
        .filter(seeds -> isKnown)
        .flatMap(seeds -> spec.validationFolds().warning(seeds).stream())
        .toList();
  }

  /** How many values the axes have that are numbers in an order. */
  private static Map<Grouping, Integer> numbers(Grid grid) {
    Map<Grouping, Integer> numbers = new LinkedHashMap<>();
    boolean isMixed = !grid.maxLr().isEmpty() && !grid.foundLr().isEmpty();
    boolean isPerGroup = grid.maxLr().stream().anyMatch(rates -> rates.size() > 1);
    if (!isMixed && !isPerGroup) {
      numbers.put(Grouping.MAX_LR, grid.maxLr().size() + grid.foundLr().size());
    }
    if (grid.schedule().stream().anyMatch(ScheduleAxis.OneCycle.class::isInstance)) {
      numbers.put(Grouping.DIV, grid.div().size());
      numbers.put(Grouping.PCT, grid.pct().size());
    }
    if (grid.momentum().stream().allMatch(Momentum::isConstant)) {
      numbers.put(Grouping.MOMENTUM, grid.momentum().size());
    }
    if (grid.weightDecay().stream().allMatch(decay -> decay.size() == 1)) {
      numbers.put(Grouping.WEIGHT_DECAY, grid.weightDecay().size());
    }
    return numbers;
  }
}
