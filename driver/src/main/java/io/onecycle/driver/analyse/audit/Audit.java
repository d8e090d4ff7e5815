package io.onecycle.driver.analyse.audit;

import java.util.List;

/**
 * What experienced tuners look at before they believe a sweep (V. Godbole et al., Deep Learning
 * Tuning Playbook, 2023: is the best at an edge of the search space, were enough points sampled in
 * the good region, what share of trials was infeasible, were nuisance parameters tuned for each
 * value of the scientific one).
 *
 * <p>A probability is of what was tried: that the best value is the first or the last one. In
 * simulated sweeps (a parabola over 3 to 7 values, a step from its top costing 2, 3 or 4 standard
 * deviations of a trial, 3 or 5 seeds, alone or with another axis of three values; 19,200 for each
 * figure, 400 for each cell) the alarm at {@value #ALARM} found 99.9 % of the tops half a step
 * beyond the last value (98.0 % in the hardest cell: three values, steps of 2, 3 seeds) and all of
 * those further out; it was false for 0.3 % of the tops anywhere from half a step inside to the
 * middle (2.3 % in the worst cell), and for 3.8 % of those exactly half a step inside, where the
 * last two values are equally good. Where the standard deviation grows with the distance from the
 * top, doubling with a step, it is false no more often and finds less: half a step beyond, 68 to
 * 100 %; with t₃ noise besides, 43 to 94 %.
 *
 * @param findings what is wrong, the worst first
 * @param checks all that was looked at
 */
public record Audit(List<Finding> findings, List<Check> checks) {

  /** What is less probable is not told as a finding. */
  public static final double ALARM = 0.95;

  /** Nothing to look at. */
  public static final Audit NONE = new Audit(List.of(), List.of());

  public Audit {
    findings = List.copyOf(findings);
    checks = List.copyOf(checks);
  }

  public boolean isClean() {
    return findings.isEmpty();
  }
}
