package io.onecycle.driver.analyse.simulate;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Rival;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.analyse.simulate.MadeUpSweep.Truth;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often what was said of made-up sweeps was true. */
final class Tally {

  private int sweeps;
  private int falselyWorse;
  private int worse;
  private int trulyWorse;
  private int covered;
  private int withInterval;
  private int lossHeld;
  private int withLoss;
  private double saidBest;
  private double wasBest;
  private double bias;
  private int contradicted;

  void add(MadeUpSweep truth, Comparison comparison) {
    sweeps++;
    Verdict verdict = comparison.verdict();
    ComparisonRow best = verdict.best().orElseThrow().row();
    double top = truth.best();
    Truth setting = setting(truth, best);
    double chosen = truth.expected(setting);
    boolean anyFalse = false;
    for (Rival rival : verdict.others()) {
      boolean isWorse = ofValue(truth, comparison.by(), rival.group()) < top - 1e-12;
      boolean said = rival.relation() == Relation.WORSE;
      trulyWorse += isWorse ? 1 : 0;
      worse += isWorse && said ? 1 : 0;
      anyFalse |= !isWorse && said;
    }
    falselyWorse += anyFalse ? 1 : 0;
    contradicted += contradicts(verdict) ? 1 : 0;
    if (best.expectedLow().isPresent()) {
      withInterval++;
      double mean = setting.mean();
      covered += best.expectedLow().get() <= mean && mean <= best.expectedHigh().get() ? 1 : 0;
      bias += (best.expectedMean().orElseThrow() - mean) / setting.sd();
    }
    if (best.lossBound().isPresent()) {
      withLoss++;
      lossHeld += top - chosen <= best.lossBound().get() + 1e-12 ? 1 : 0;
      saidBest += best.pBest().orElseThrow();
      wasBest += ofValue(truth, comparison.by(), verdict.best().get()) >= top - 1e-12 ? 1 : 0;
    }
  }

  /** An interval leaves 0 out on the worse side just where the verdict says so. */
  private static boolean contradicts(Verdict verdict) {
    return verdict.others().stream()
        .anyMatch(
            rival ->
                rival
                    .ci95()
                    .filter(
                        ci ->
                            rival.relation() == Relation.WORSE
                                ? ci.low() > 0
                                : ci.low() > 0 || ci.high() < 0)
                    .isPresent());
  }

  private static Truth setting(MadeUpSweep truth, ComparisonRow row) {
    return truth.settings().stream()
        .filter(one -> one.decay() == row.weightDecay().last() && one.lr() == row.maxLr().last())
        .findFirst()
        .orElseThrow();
  }

  /** A value is as good as its best setting. */
  private static double ofValue(MadeUpSweep truth, TrialAxis by, Group group) {
    return by == TrialAxis.WEIGHT_DECAY
        ? truth.settings().stream()
            .filter(one -> one.decay() == group.row().weightDecay().last())
            .mapToDouble(truth::expected)
            .max()
            .orElseThrow()
        : truth.expected(setting(truth, group.row()));
  }

  double falselyWorse() {
    return (double) falselyWorse / sweeps;
  }

  double power() {
    return (double) worse / trulyWorse;
  }

  double coverage() {
    return (double) covered / withInterval;
  }

  double lossHeld() {
    return (double) lossHeld / withLoss;
  }

  double saidBest() {
    return saidBest / withLoss;
  }

  double wasBest() {
    return wasBest / withLoss;
  }

  /** Of the winner's mean, in units of a run's standard deviation. */
  double bias() {
    return bias / withInterval;
  }

  double contradicted() {
    return (double) contradicted / sweeps;
  }

  List<String> cells() {
    return List.of(
        percent(falselyWorse()),
        trulyWorse == 0 ? "" : percent(power()),
        percent(coverage()),
        percent(lossHeld()),
        percent(saidBest()) + " / " + percent(wasBest()),
        String.format(Locale.ROOT, "%+.2f", bias()),
        percent(contradicted()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** The trials compared by weight decay. */
  static Comparison byDecay(List<TrialRow> rows, boolean rotates) {
    return Comparison.of(
        rows,
        TrialAxis.WEIGHT_DECAY,
        new SeedDesign(
            Optional.empty(),
            rotates ? new ValidationFolds(1_000) : ValidationFolds.SHARED,
            Optional.empty()));
  }
}
