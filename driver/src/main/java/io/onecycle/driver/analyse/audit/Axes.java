package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The axes that trials vary.
 *
 * @param numeric those whose values are numbers in an order
 * @param others those that vary, and are not; why
 */
record Axes(List<NumericAxis> numeric, Map<TrialAxis, Check.Left> others) {

  /**
   * Those of trials that did not fail: what was not tried is no end of an axis.
   *
   * @param multiples of what range tests suggest, by setting
   */
  static Axes of(Optional<SweepSpec> spec, List<TrialRow> trials, Map<String, Double> multiples) {
    List<TrialRow> ended = trials.stream().filter(row -> !row.isFailed()).toList();
    List<NumericAxis> numeric = new ArrayList<>();
    Map<TrialAxis, Check.Left> others = new EnumMap<>(TrialAxis.class);
    for (TrialAxis axis : TrialAxis.OF_THE_GRID) {
      if (ended.stream().map(axis::valueOf).distinct().limit(2).count() < 2) {
        continue;
      }
      if (isRange(axis, spec)) {
        others.put(axis, Check.Left.RANGE);
        continue;
      }
      Optional<Map<String, Double>> values =
          form(axis, spec, ended).flatMap(form -> values(ended, of(axis, form, multiples)));
      long distinct = values.map(by -> by.values().stream().distinct().count()).orElse(0L);
      if (distinct > 1) {
        numeric.add(
            new NumericAxis(
                axis,
                form(axis, spec, ended).orElseThrow(),
                List.copyOf(new TreeSet<>(values.get().values())),
                values.get()));
      } else if (distinct == 0) {
        others.put(axis, Check.Left.NOT_NUMBERS);
      }
      // One multiple of what was found, another rate for each weight decay: no axis.
    }
    return new Axes(List.copyOf(numeric), others);
  }

  private static boolean isRange(TrialAxis axis, Optional<SweepSpec> spec) {
    Ranges ranges = spec.map(one -> one.grid().ranges()).orElse(Ranges.NONE);
    return switch (axis) {
      case WEIGHT_DECAY -> ranges.weightDecay().isPresent();
      case MAX_LR -> ranges.maxLr().isPresent();
      case DIV -> ranges.div().isPresent();
      case PCT -> ranges.pct().isPresent();
      case MOMENTUM -> ranges.momentum().isPresent();
      default -> false;
    };
  }

  private static Optional<Form> form(
      TrialAxis axis, Optional<SweepSpec> spec, List<TrialRow> trials) {
    switch (axis) {
      case SCHEDULE, SETTING -> {
        return Optional.empty();
      }
      case MAX_LR -> {
        Optional<Grid> grid = spec.map(SweepSpec::grid);
        boolean isFound = grid.filter(one -> !one.foundLr().isEmpty()).isPresent();
        if (!isFound && !isCrossed(trials)) {
          return Optional.empty();
        }
        boolean isMixed = isFound && grid.filter(one -> !one.maxLr().isEmpty()).isPresent();
        return isMixed ? Optional.empty() : Optional.of(isFound ? Form.MULTIPLE : Form.VALUE);
      }
      case MOMENTUM -> {
        if (trials.stream().allMatch(t -> t.setting().maxMom() == t.setting().minMom())) {
          return Optional.of(Form.VALUE);
        }
        boolean oneMax = trials.stream().map(t -> t.setting().maxMom()).distinct().count() == 1;
        boolean oneMin = trials.stream().map(t -> t.setting().minMom()).distinct().count() == 1;
        return oneMax
            ? Optional.of(Form.LOWER_END)
            : oneMin ? Optional.of(Form.UPPER_END) : Optional.empty();
      }
      default -> {
        return Optional.of(Form.VALUE);
      }
    }
  }

  private static Function<TrialRow, Optional<Double>> of(
      TrialAxis axis, Form form, Map<String, Double> multiples) {
    return switch (form) {
      case MULTIPLE -> row -> Optional.ofNullable(multiples.get(row.settingId()));
      case LOWER_END -> row -> Optional.of(row.setting().minMom());
      case UPPER_END -> row -> Optional.of(row.setting().maxMom());
      case VALUE ->
          switch (axis) {
            case WEIGHT_DECAY -> row -> one(row.setting().weightDecay());
            case MAX_LR -> row -> one(row.setting().maxLr());
            case DIV -> row -> row.setting().div();
            case PCT -> row -> row.setting().pct();
            default -> row -> Optional.of(row.setting().maxMom());
          };
    };
  }

  /**
   * Whether some setting was tried at two rates: else each rate is that of a weight decay, and no
   * value of an axis. That is so where rates were found by sweeps whose files are not known.
   */
  private static boolean isCrossed(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                row ->
                    TrialAxis.OF_THE_GRID.stream()
                        .filter(axis -> axis != TrialAxis.MAX_LR)
                        .map(axis -> axis.valueOf(row))
                        .toList(),
                Collectors.mapping(TrialAxis.MAX_LR::valueOf, Collectors.toSet())))
        .values()
        .stream()
        .anyMatch(rates -> rates.size() > 1);
  }

  private static Optional<Double> one(LayerValues values) {
    return values.isOne() ? Optional.of(values.last()) : Optional.empty();
  }

  /** By setting; empty if a trial that has a cycle has no such number. */
  private static Optional<Map<String, Double>> values(
      List<TrialRow> trials, Function<TrialRow, Optional<Double>> of) {
    Map<String, Double> values = new HashMap<>();
    for (TrialRow row : trials) {
      Optional<Double> value = of.apply(row);
      if (value.isPresent()) {
        values.put(row.settingId(), value.get());
      } else if (row.setting().div().isPresent()) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
