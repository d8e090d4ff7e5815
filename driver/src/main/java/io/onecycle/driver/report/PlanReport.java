package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    pairs.put("seeds", plan.untilDecided().map(PlanReport::seeds).orElseGet(() -> list(plan)));
    if (plan.rangeTests() > 0) {
      pairs.put("range tests", count(plan.rangeTests(), plan.owedTests()));
    }
    plan.search().ifPresent(search -> pairs.putAll(search.pairs()));
    if (plan.search().isEmpty()) {
      pairs.put("settings", number(plan.settings()));
    }
    plan.verdict().words().ifPresent(words -> pairs.put("verdict", words));
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

  private static String list(SweepPlan plan) {
    return plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String seeds(SequentialSeeds rule) {
    String margin =
        rule.margin().isPresent()
            ? ", or alike within ±" + Digits.shortest(rule.margin().getAsDouble())
            : "";
    return "%d to %d for each setting, from seed %d on, until decided%s"
        .formatted(rule.min(), rule.max(), rule.first(), margin);
  }

  private static String trials(SweepPlan plan) {
    if (plan.untilDecided().isPresent()) {
      String range = number(plan.fewestTrials()) + " to " + number(plan.trials());
      return plan.owed().map(owed -> range + ": %s owed now".formatted(number(owed))).orElse(range);
    }
    return count(plan.trials(), plan.owed());
  }

  private static String count(long all, Optional<Integer> owed) {
    return owed.map(
            left ->
                "%s: %s committed, %s owed"
                    .formatted(number(all), number(all - left), number(left)))
        .orElseGet(() -> number(all));
  }

  private static String iterations(SweepPlan plan, long each) {
    String most = number(each * plan.trials());
    String total =
        plan.untilDecided().isEmpty() ? most : number(each * plan.fewestTrials()) + " to " + most;
    String all = "%s a trial, %s in total".formatted(number(each), total);
    return plan.owed()
        .filter(owed -> owed < plan.trials())
        .map(owed -> all + ", " + number(each * owed) + " owed")
        .orElse(all);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
