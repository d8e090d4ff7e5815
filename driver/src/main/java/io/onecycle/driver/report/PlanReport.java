package io.onecycle.driver.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code plan}. */
public final class PlanReport {

  private PlanReport() {}

  /** What would be run, and how much that is; it ends with a line break. */
  public static String render(SweepPlan plan) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("sweep", plan.sweep());
    pairs.put("data", plan.data());
    pairs.put("model", plan.model());
    plan.axes().entrySet().stream()
        .filter(axis -> !axis.getValue().isEmpty())
        .forEach(axis -> pairs.put(axis.getKey(), String.join(", ", axis.getValue())));
    pairs.put(
        "seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    if (plan.rangeTests() > 0) {
      pairs.put("range tests", number(plan.rangeTests()));
    }
    plan.search().ifPresent(search -> pairs.putAll(search.pairs()));
    if (plan.search().isEmpty()) {
      pairs.put("settings", number(plan.settings()));
    }
    pairs.put("trials", (plan.search().isEmpty() ? "" : "at most ") + trials(plan));
    plan.iterationsPerTrial()
        .ifPresent(
            each ->
                pairs.put(
                    "iterations",
                    plan.search()
                        .map(SearchPlan::iterations)
                        .orElseGet(() -> iterations(plan, each))));
    return Pairs.lines(pairs);
  }

  private static String trials(SweepPlan plan) {
    return plan.owed()
        .map(
            owed ->
                "%s: %s committed, %s owed"
                    .formatted(number(plan.trials()), number(plan.trials() - owed), number(owed)))
        .orElseGet(() -> number(plan.trials()));
  }

  private static String iterations(SweepPlan plan, long each) {
    String all = "%s a trial, %s in total".formatted(number(each), number(each * plan.trials()));
    return plan.owed()
        .filter(owed -> owed < plan.trials())
        .map(owed -> all + ", " + number(each * owed) + " owed")
        .orElse(all);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
