package io.onecycle.driver.report.page;

import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.Course.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far a running sweep has come, in a line. */
final class LiveWords {

  private static final int NAMED = 4;

  private LiveWords() {}

  /** {@code 10 of 20 · 2 running, iteration 281 of 510 · about 1:51 min to go}; else nothing. */
  static String of(Course course) {
    if (!course.isLive()) {
      return "";
    }
    List<Running> running = course.running();
    List<String> words = new ArrayList<>();
    words.add(
        "%d of %d".formatted(course.ended(), course.ended() + running.size() + course.owed()));
    if (!running.isEmpty()) {
      List<Running> known = running.stream().filter(one -> one.iterations() > 0).toList();
      words.add(running.size() + " running" + where(known));
    }
    toGo(course.secondsToGo()).ifPresent(words::add);
    return String.join(" · ", words);
  }

  /** {@code , iterations 281, 7 and 12 of 510}, or each with its own length. */
  private static String where(List<Running> known) {
    if (known.isEmpty()) {
      return "";
    }
    List<Running> named = known.stream().limit(NAMED).toList();
    boolean areAlike = named.stream().map(Running::iterations).distinct().count() == 1;
    List<String> each =
        named.stream()
            .map(one -> one.iteration() + 1 + (areAlike ? "" : " of " + one.iterations()))
            .toList();
    return (each.size() == 1 ? ", iteration " : ", iterations ")
        + Words.list(each)
        + (areAlike ? " of " + named.get(0).iterations() : "")
        + (known.size() > NAMED ? ", …" : "");
  }

  private static Optional<String> toGo(OptionalDouble seconds) {
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of("about " + time(Math.round(seconds.getAsDouble())) + " to go");
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
        : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
