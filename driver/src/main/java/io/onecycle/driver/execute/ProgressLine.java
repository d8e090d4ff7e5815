package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.ProgressBoard.Running;
import io.onecycle.driver.execute.ProgressBoard.Snapshot;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run's progress in words. */
final class ProgressLine {

  private static final int[] BARS = {24, 12, 0};
  private static final int SHOWN = 2;

  private ProgressLine() {}

  /**
   * For a terminal: bar, counts, time to go, and where the oldest running trials are; as much of it
   * as there is room for, the most detailed going first.
   *
   * @param columns that it must not be longer than
   * @param drawsBlocks whether the bar may be drawn beyond ASCII
   */
  static String bar(Snapshot snapshot, int columns, boolean drawsBlocks) {
    Stream<String> whole =
        IntStream.rangeClosed(-SHOWN, 0)
            .mapToObj(shown -> line(snapshot, BARS[0], -shown, drawsBlocks));
    Stream<String> shorter =
        IntStream.of(BARS).mapToObj(bar -> line(snapshot, bar, 0, drawsBlocks));
    String shortest = line(snapshot, 0, 0, drawsBlocks);
    return Stream.concat(whole, shorter)
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElseGet(() -> shortest.substring(0, Math.min(columns, shortest.length())));
  }

  private static String line(Snapshot snapshot, int width, int shown, boolean drawsBlocks) {
    int full = (int) Math.round(snapshot.share() * width);
    String bar =
        (drawsBlocks ? "█" : "#").repeat(full) + (drawsBlocks ? "░" : ".").repeat(width - full);
    String running =
        snapshot.running().stream()
            .limit(shown)
            .map(ProgressLine::where)
            .collect(Collectors.joining(", "));
    int more = snapshot.running().size() - shown;
    return (bar.isEmpty() ? "" : bar + " ")
        + counts(snapshot)
        + toGo(snapshot)
        + (running.isEmpty() ? "" : " [" + running + (more > 0 ? ", +" + more : "") + "]");
  }

  /** For a log. */
  static String plain(Snapshot snapshot, double elapsed) {
    return counts(snapshot) + ", " + duration(elapsed) + " elapsed" + toGo(snapshot);
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

  private static String toGo(Snapshot snapshot) {
    return snapshot.secondsToGo().isPresent()
        ? ", " + duration(snapshot.secondsToGo().getAsDouble()) + " to go"
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
