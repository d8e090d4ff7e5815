package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.ProgressBoard.Running;
import io.onecycle.driver.execute.ProgressBoard.Snapshot;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's progress in words. */
final class ProgressLine {

  private static final int BAR = 24;
  private static final int SHOWN = 2;

  private ProgressLine() {}

  /** For a terminal: bar, counts, time to go, and where the oldest running trials are. */
  static String bar(Snapshot snapshot, double elapsed) {
    int full = (int) Math.round(snapshot.share() * BAR);
    String bar = "█".repeat(full) + "░".repeat(BAR - full);
    String running =
        snapshot.running().stream()
            .limit(SHOWN)
            .map(ProgressLine::where)
            .collect(Collectors.joining(", "));
    int more = snapshot.running().size() - SHOWN;
    return bar
        + " "
        + counts(snapshot)
        + toGo(snapshot, elapsed)
        + (running.isEmpty() ? "" : " [" + running + (more > 0 ? ", +" + more : "") + "]");
  }

  /** For a log. */
  static String plain(Snapshot snapshot, double elapsed) {
    return counts(snapshot) + ", " + duration(elapsed) + " elapsed" + toGo(snapshot, elapsed);
  }

  /** What became of a trial. */
  static String ended(Ended end) {
    return end.trialId() + " " + end.outcome() + ": " + printable(end.message());
  }

  private static String counts(Snapshot snapshot) {
    return snapshot.ended()
        + "/"
        + snapshot.total()
        + " "
        + snapshot.what()
        + (snapshot.running().isEmpty() ? "" : ", " + snapshot.running().size() + " running")
        + (snapshot.diverged() == 0 ? "" : ", " + snapshot.diverged() + " diverged")
        + (snapshot.failed() == 0 ? "" : ", " + snapshot.failed() + " failed");
  }

  private static String toGo(Snapshot snapshot, double elapsed) {
    return snapshot.share() < 1 && snapshot.secondsToGo(elapsed).isPresent()
        ? ", " + duration(snapshot.secondsToGo(elapsed).getAsDouble()) + " to go"
        : "";
  }

  private static String where(Running one) {
    String loss =
        Double.isNaN(one.loss()) ? "" : String.format(Locale.ROOT, " loss %.3f", one.loss());
    return "it " + (one.iteration() + 1) + "/" + one.iterations() + loss;
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
  }

  /** First line, without control characters: a message may come from anywhere. */
  private static String printable(String message) {
    return message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
  }
}
