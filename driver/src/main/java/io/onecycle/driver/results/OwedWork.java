package io.onecycle.driver.results;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Set;

/**
 * How much a sweep still owes: the one count that plan, run and status tell.
 *
 * @param rangeTests still to be made
 * @param trials still to be run, those whose learning rate is yet to be found included
 * @param isAtMost whether fewer trials may do, since results decide what is asked for
 */
public record OwedWork(int rangeTests, int trials, boolean isAtMost) {

  /** Where it is not known what was asked for. */
  public static final OwedWork NOTHING = new OwedWork(0, 0, false);

  public OwedWork {
    Require.that(rangeTests >= 0, "range tests owed", rangeTests, "at least 0");
    Require.that(trials >= 0, "trials owed", trials, "at least 0");
  }

  /** What {@code spec} owes while nothing is running. */
  public static OwedWork of(SweepSpec spec, Evidence evidence) {
    return of(spec, evidence, Set.of());
  }

  /**
   * As above, while some is running, which is left out.
   *
   * @param running ids of trials and range tests
   */
  public static OwedWork of(SweepSpec spec, Evidence evidence, Set<String> running) {
    long tests =
        evidence.owedTests(spec).stream()
            .map(RangeTestSpec::id)
            .filter(id -> !running.contains(id))
            .count();
    List<Trial> owed = evidence.owed(spec);
    int begun = (int) owed.stream().map(Trial::id).filter(running::contains).count();
    if (!spec.isAdaptive()) {
      int waiting = evidence.withoutRate(spec);
      // Rows that are there may turn out to be those of the rates that tests will find.
      boolean mayBeThere = waiting > 0 && !evidence.trials().isEmpty();
      int verdict = verdictToCome(spec, evidence, owed, waiting);
      return new OwedWork(
          (int) tests, owed.size() - begun + waiting + verdict, mayBeThere || verdict > 0);
    }
    if (evidence.isSettled(spec) && evidence.withoutRate(spec) == 0) {
      return NOTHING;
    }
    int settled = evidence.asked(spec).size() - owed.size();
    int left = Budget.of(spec).trials() - settled - begun;
    return new OwedWork((int) tests, Math.max(0, left), true);
  }

  /** The trials of the verdict that cannot be named yet, as their settings are not chosen. */
  private static int verdictToCome(
      SweepSpec spec, Evidence evidence, List<Trial> owed, int waiting) {
    // Where seeds are spent until decided, only what is owed now is counted.
    if (owed.size() + waiting == 0
        || spec.verdict().isEmpty()
        || spec.untilDecided().isPresent()
        || !evidence.finalists(spec).isEmpty()) {
      return 0;
    }
    Set<Long> fresh = Set.copyOf(spec.verdictSeeds());
    // Of an earlier choice, some may be owed already.
    long named = owed.stream().filter(trial -> fresh.contains(trial.seed())).count();
    int all = Budget.of(spec).verdict().map(Budget.Share::trials).orElse(0);
    return (int) Math.max(0, all - named);
  }

  /** Whether there is nothing to do. */
  public boolean isNothing() {
    return rangeTests == 0 && trials == 0;
  }

  /** In words: {@code 3 range tests and 9 trials}. */
  public String words() {
    String some = (isAtMost ? "at most " : "") + trials + " trials";
    return rangeTests == 0
        ? some
        : rangeTests + " range tests" + (trials == 0 ? "" : " and " + some);
  }
}
