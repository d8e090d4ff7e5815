package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.choice.Power;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.report.audit.NextSweep;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can be done with results, as commands to copy. */
final class NextSteps {

  private NextSteps() {}

  /** Each command, and what it is for, the next first. */
  static Map<String, String> of(ResultStore store) {
    Results found = Results.in(store);
    String results = shell(store.root());
    Map<String, String> steps = new LinkedHashMap<>();
    if (found.allTrials().stream().anyMatch(row -> row.isFailed())) {
      steps.put("onecycle status " + results, "why trials failed");
    }
    steps.put("onecycle report " + results, "a page with the plots");
    if (isSettledBySweep(found, store)) {
      steps.put(
          "onecycle audit %s --next next.yaml".formatted(results),
          "the sweep that would settle what is doubtful");
    }
    if (found.spec().map(spec -> spec.grid().trains()).orElse(true)) {
      Comparison answer = Answer.comparison(found);
      steps.putAll(moreSeeds(answer));
      if (answer.best().isPresent()) {
        steps.put("onecycle refit " + results, "a model with the chosen setting");
      }
    }
    return steps;
  }

  private static boolean isSettledBySweep(Results found, ResultStore store) {
    Optional<SweepSpec> spec = found.spec();
    Optional<byte[]> kept = store.sweep();
    return spec.isPresent()
        && kept.isPresent()
        && NextSweep.of(
                Audits.of(found), spec.get(), new String(kept.get(), StandardCharsets.UTF_8))
            .isPresent();
  }

  /**
   * What would tell apart those that may be the best, where the seeds are a list. Where fresh seeds
   * judge, more of the others would only choose anew.
   */
  static Map<String, String> moreSeeds(Comparison comparison) {
    Verdict verdict = comparison.verdict();
    int open = verdict.those(Relation.MAY_BE_BEST).size();
    Optional<Power> power = comparison.power();
    if (open == 0 || power.isEmpty() || verdict.visible().isEmpty()) {
      return Map.of();
    }
    int seeds = power.get().seedsFor(verdict.visible().getAsDouble() / 2, Verdict.OFTEN);
    return Map.of(
        comparison.design().choice().isPresent()
            ? "run again with %d seeds in verdict".formatted(seeds)
            : "run again with more seeds",
        "%s may be the best too: about %s seeds would tell half the difference that %s do"
            .formatted(open == 1 ? "1 other" : open + " others", seeds, power.get().seeds()));
  }

  /** As one word of a shell. */
  static String shell(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
