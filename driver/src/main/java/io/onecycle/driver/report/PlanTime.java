package io.onecycle.driver.report;

import io.onecycle.driver.report.text.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much is still to be done, and how long that takes where trials have been run before.
 *
 * @param iterations still to be made, those of range tests included; empty where the data's size is
 *     not known yet
 * @param jobs trials and range tests that they are of
 * @param longest of these, in iterations; 0 where it is not known
 * @param rangeTests among what is to be done
 * @param isAtMost whether fewer iterations may do
 * @param secondsPerIteration of trials of the same data and network that have ended before; empty
 *     if there are none
 * @param trials that have told so
 * @param elsewhere the machine they ran on, where that is another one
 * @param cores of this machine, which runs as many trials at once
 */
public record PlanTime(
    Optional<Long> iterations,
    int jobs,
    long longest,
    int rangeTests,
    boolean isAtMost,
    OptionalDouble secondsPerIteration,
    int trials,
    Optional<String> elsewhere,
    int cores) {

  /** A sentence; nothing where there is nothing to do, or nothing is known. */
  public String render() {
    if (iterations.isEmpty() || iterations.get() == 0) {
      return "";
    }
    String tests =
        rangeTests == 0
            ? ""
            : rangeTests == 1
                ? ", those of the range test included"
                : ", those of %s range tests included".formatted(rangeTests);
    String work =
        "Still to do: %s%s iterations%s"
            .formatted(
                isAtMost ? "at most " : "",
                String.format(Locale.ROOT, "%,d", iterations.get()),
                tests);
    return "\n" + Paragraph.lines(List.of(work + "; " + time() + "."));
  }

  private String time() {
    if (secondsPerIteration.isEmpty()) {
      return "how long that takes is not known before a trial of this data and network has ended"
          + " here";
    }
    double alone = iterations.get() * secondsPerIteration.getAsDouble();
    String pace = "at the pace of %s trials".formatted(trials);
    return elsewhere
        .map(
            host ->
                "about %s of one core, %s that ran on %s".formatted(duration(alone), pace, host))
        .orElseGet(
            () ->
                "about %s on the %s of this machine, %s that have ended here"
                    .formatted(
                        duration(together(alone)), cores == 1 ? "core" : cores + " cores", pace));
  }

  /** No shorter than the longest, nor than as many rounds as the cores leave. */
  private double together(double alone) {
    double rounds = Math.ceil((double) jobs / cores);
    double shared = jobs == 0 ? alone / cores : alone * rounds / jobs;
    return Math.max(shared, longest * secondsPerIteration.orElse(0));
  }

  private static String duration(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
  }
}
