package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Check.Left;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a sweep over.
 *
 * @param spec the sweep, where it is known
 * @param trials of full length, that settings were chosen by
 * @param shorter those of the early rungs of a search that halves
 * @param tests its range tests
 * @param multiples of settings whose learning rate was found: how many times the suggestion it is,
 *     by the setting's id
 */
public record Auditor(
    Optional<SweepSpec> spec,
    List<TrialRow> trials,
    List<TrialRow> shorter,
    List<LrFindSummaryRow> tests,
    Map<String, Double> multiples) {

  public Auditor {
    trials = List.copyOf(trials);
    shorter = List.copyOf(shorter);
    tests = List.copyOf(tests);
    multiples = Map.copyOf(multiples);
  }

  /** What is wrong, and what was looked at. */
  public Audit audit() {
    List<Finding> findings = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    Objective objective = Objectives.of(trials);
    Contest contest = Contest.of(trials, objective);
    Axes axes = Axes.of(spec, trials, multiples);
    List<TrialAxis> asked = asked();
    if (contest.knowsChance()) {
      EdgeChecks edges = new EdgeChecks(contest, findings, checks);
      axes.numeric().forEach(edges::of);
      asked.forEach(by -> axes.numeric().forEach(axis -> edges.of(by, axis)));
      axes.numeric().forEach(edges::spacing);
    } else {
      axes.numeric()
          .forEach(axis -> checks.add(Check.left(Subject.EDGE, axis.axis(), Left.ONE_SEED)));
      oneSeed(findings);
    }
    axes.others().forEach((axis, why) -> checks.add(Check.left(Subject.EDGE, axis, why)));
    oneRate(asked, findings);
    Outcomes.add(trials, objective, findings, checks);
    if (!trials.isEmpty()) {
      Lengths.add(trials, shorter, objective, contest.runSd(), findings, checks);
    }
    RangeChecks.add(
        spec.flatMap(SweepSpec::lrFind),
        spec.filter(one -> !one.grid().foundLr().isEmpty()).isPresent(),
        tests,
        findings,
        checks);
    findings.sort(Comparator.comparing(one -> rank(one, asked)));
    return new Audit(findings, checks);
  }

  /** The axes that the sweep asks about. */
  private List<TrialAxis> asked() {
    return spec.map(SweepSpec::asked).stream()
        .flatMap(List::stream)
        .map(grouping -> TrialAxis.of(grouping.key()))
        .toList();
  }

  private void oneSeed(List<Finding> findings) {
    List<TrialRow> completed = trials.stream().filter(TrialRow::isCompleted).toList();
    List<Long> seeds = completed.stream().map(TrialRow::seed).distinct().toList();
    if (seeds.size() == 1 && completed.stream().map(TrialRow::settingId).distinct().count() > 1) {
      findings.add(new Finding.OneSeed(seeds.get(0)));
    }
  }

  private void oneRate(List<TrialAxis> asked, List<Finding> findings) {
    if (trials.isEmpty()) {
      return;
    }
    spec.stream()
        .flatMap(one -> one.oneRateFor().stream())
        .map(grouping -> TrialAxis.of(grouping.key()))
        .filter(asked::contains)
        .map(axis -> new Finding.OneRate(axis, trials.get(0).setting().maxLr().last()))
        .forEach(findings::add);
  }

  /** What may turn the answer over comes first, what merely costs time last. */
  private static int rank(Finding finding, List<TrialAxis> asked) {
    if (finding instanceof Finding.OneSeed) {
      return 0;
    }
    if (finding instanceof Finding.AtEdge edge) {
      return asked.contains(edge.axis().axis()) ? 1 : 2;
    }
    if (finding instanceof Finding.NotTuned) {
      return 3;
    }
    if (finding instanceof Finding.OneRate) {
      return 4;
    }
    if (finding instanceof Finding.WindowEdge || finding instanceof Finding.RangeTestsDisagree) {
      return 5;
    }
    return finding instanceof Finding.Coarse ? 6 : finding instanceof Finding.Diverged ? 7 : 8;
  }
}
