package io.onecycle.driver.sweep.read.field;

import java.util.function.DoublePredicate;

/**
 * Which numbers are possible.
 *
 * @param holds whether a finite number is
 * @param problem what an impossible one is
 * @param expected what would be accepted
 */
public record Bound(DoublePredicate holds, String problem, String expected) {

  public static final Bound ABOVE_ZERO = new Bound(v -> v > 0, "not above 0", "a number above 0");

  public static final Bound AT_LEAST_ZERO =
      new Bound(v -> v >= 0, "below 0", "a number of at least 0");

  public static final Bound AT_LEAST_ONE =
      new Bound(v -> v >= 1, "below 1", "a number of at least 1");

  public static final Bound UNIT =
      new Bound(v -> v >= 0 && v <= 1, "outside [0, 1]", "a number in [0, 1]");

  public static final Bound PERCENTAGE =
      new Bound(v -> v >= 0 && v < 100, "outside [0, 100)", "a percentage in [0, 100)");

  public static final Bound SHARE =
      new Bound(v -> v > 0 && v < 1, "outside (0, 1)", "a share in (0, 1)");

  public static final Bound VALIDATION =
      new Bound(
          v -> v > 0 && v < 1,
          "outside (0, 1)",
          "a share in (0, 1), {share: 0.1, rotate: false}, or test");

  public static final Bound TEST_SHARE =
      new Bound(v -> v > 0 && v < 1, "outside (0, 1)", "a share in (0, 1), or a path or a URI");

  /** 0 stands for never. */
  public static final Bound SECONDS =
      new Bound(
          v -> v >= 0 && v <= 86_400,
          "outside [0, 86400]",
          "seconds of at least 0 and at most 86400, a day");

  /** In minutes; the bound of a year keeps it within any clock. */
  public static final Bound MINUTES =
      new Bound(
          v -> v > 0 && v <= 525_600,
          "outside (0, 525600]",
          "minutes above 0 and at most 525600, a year");
}
