package io.onecycle.driver.report.page;

import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.Course.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

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
      String where =
          known.stream()
              .limit(NAMED)
              .map(one -> "%d of %d".formatted(one.iteration() + 1, one.iterations()))
              .collect(Collectors.joining(" and ", known.isEmpty() ? "" : ", iteration ", ""));
      words.add(running.size() + " running" + where);
    }
    toGo(course.secondsToGo()).ifPresent(words::add);
    return String.join(" · ", words);
  }

  private static java.util.Optional<String> toGo(OptionalDouble seconds) {
    return seconds.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of("about " + time(Math.round(seconds.getAsDouble())) + " to go");
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
        : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
