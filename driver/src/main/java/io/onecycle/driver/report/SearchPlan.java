package io.onecycle.driver.report;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.Budget.Share;
import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.SamplerSpec;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.score.Objective;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a search would do.
 *
 * @param search how it looks
 * @param metric settings go on by
 * @param budget what it takes at most
 * @param isByWeightDecay whether each weight decay is searched for itself
 */
public record SearchPlan(Search search, String metric, Budget budget, boolean isByWeightDecay) {

  /** That of a sweep; empty if it sweeps its whole grid. */
  public static Optional<SearchPlan> of(SweepSpec spec) {
    boolean isByWeightDecay = spec.grid().ranges().weightDecay().isEmpty();
    // What is usual for data of one's own is known once it is staged.
    String usual =
        spec.data() instanceof DataSpec.BuiltIn ? Objective.ACCURACY.metric() : "objective";
    String metric = spec.training().scoring().objective().map(Objective::metric).orElse(usual);
    return spec.search()
        .map(search -> new SearchPlan(search, metric, Budget.of(spec), isByWeightDecay));
  }

  /** What it is and how much, by name. */
  Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    int settings = budget.rungs().get(0).settings();
    String each =
        isByWeightDecay
            ? number(settings / budget.studies()) + " settings of each weight decay"
            : number(settings)
                + " settings; weight decay is searched too, so settings are compared";
    pairs.put(
        "search",
        search
                .sampler()
                .map(sampler -> sampler.name() + " (seed " + sampler.seed() + "), ")
                .orElse("all ")
            + each
            + learns());
    search.halving().ifPresent(halving -> pairs.put("halving", halving(halving)));
    for (Share share : budget.rungs()) {
      if (search.halving().isPresent()) {
        pairs.put("  " + epochs(share), rung(share));
      }
    }
    return pairs;
  }

  /** All iterations, beside those of the same settings without halving. */
  String iterations() {
    String all = "at most " + number(budget.iterations());
    return search.halving().isEmpty() || budget.iterationsWithoutHalving() == 0
        ? all
        : all
            + String.format(
                Locale.ROOT,
                ", %.0f %% of the %s of all settings at full length",
                100.0 * budget.iterations() / budget.iterationsWithoutHalving(),
                number(budget.iterationsWithoutHalving()));
  }

  private String learns() {
    return search.sampler().orElse(null) instanceof SamplerSpec.Tpe tpe
        ? ", %d before it learns, then %d at a time".formatted(tpe.startup(), tpe.parallel())
        : "";
  }

  private String halving(Halving halving) {
    return "one in %d goes on, by its %s with %s%s"
        .formatted(
            halving.factor(),
            metric,
            search.seeds() == 1 ? "the first seed" : "the first " + search.seeds() + " seeds",
            halving.asynchronous() ? "; asynchronous" : "");
  }

  private static String epochs(Share share) {
    return share.epochs() == 1 ? "1 epoch" : number(share.epochs()) + " epochs";
  }

  private static String rung(Share share) {
    return "%s settings, seed%s %s: %s trials of %s iterations"
        .formatted(
            number(share.settings()),
            share.seeds().size() == 1 ? "" : "s",
            share.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            number(share.trials()),
            number(share.iterations().orElse(0)));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
