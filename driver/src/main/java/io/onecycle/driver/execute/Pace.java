package io.onecycle.driver.execute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long an iteration takes where trials run, from what they have done lately. What comes before
 * a trial's first news in a JVM that has just started (data, compilation) is no pace, and counts
 * for nothing. Times are in seconds of one clock.
 */
final class Pace {

  /** Observations that are shorter tell nothing yet. */
  private static final double LEAST = 5;

  /** Observations of running trials are between this and twice as long. */
  private static final double WINDOW = 10;

  /** What a trial takes to start is little beside this. */
  private static final double LONG = 60;

  private static final int LATEST = 16;

  private record Mark(int iteration, double at) {}

  /** Some iterations and what they took. */
  private record Stretch(int iterations, double seconds) {}

  /** A trial in flight. */
  private static final class Track {
    private final double begun;
    private final boolean isFirst;
    private Mark from;
    private Mark middle;
    private Mark last;

    Track(double begun, boolean isFirst) {
      this.begun = begun;
      this.isFirst = isFirst;
    }

    void advanced(Mark mark) {
      if (from == null) {
        from = mark;
        middle = mark;
      } else if (mark.at - middle.at >= WINDOW) {
        from = middle;
        middle = mark;
      }
      last = mark;
    }

    Stretch lately() {
      return from == null
          ? new Stretch(0, 0)
          : new Stretch(last.iteration - from.iteration, last.at - from.at);
    }
  }

  private final Map<String, Track> tracks = new HashMap<>();
  private final Deque<Stretch> ended = new ArrayDeque<>();
  private boolean hasEnded;

  void started(String id, double now) {
    tracks.put(id, new Track(now, !hasEnded));
  }

  /**
   * So far has it come.
   *
   * @param iteration the last one made, from 0
   */
  void advanced(String id, int iteration, double now) {
    Track track = tracks.get(id);
    if (track != null) {
      track.advanced(new Mark(iteration, now));
    }
  }

  /**
   * It has ended.
   *
   * @param iterations that it has made, as far as is known
   */
  void ended(String id, int iterations, double now) {
    Track track = tracks.remove(id);
    hasEnded = true;
    if (track == null) {
      return;
    }
    Stretch whole = new Stretch(iterations, now - track.begun);
    if (!track.isFirst || whole.seconds >= LONG) {
      add(whole);
    } else if (track.from != null) {
      add(new Stretch(iterations - 1 - track.from.iteration, now - track.from.at));
    }
  }

  /** Seconds of one iteration of one trial; empty before enough is seen. */
  OptionalDouble secondsPerIteration() {
    double seconds = 0;
    long iterations = 0;
    for (Stretch stretch : ended) {
      seconds += stretch.seconds;
      iterations += stretch.iterations;
    }
    for (Track track : tracks.values()) {
      Stretch lately = track.lately();
      if (lately.seconds >= LEAST && lately.iterations > 0) {
        seconds += lately.seconds;
        iterations += lately.iterations;
      }
    }
    return iterations > 0 && seconds >= LEAST
        ? OptionalDouble.of(seconds / iterations)
        : OptionalDouble.empty();
  }

  /** How far it has come, by its pace where it tells nothing itself. */
  double iterationsDone(String id, double now, double secondsPerIteration) {
    Track track = tracks.get(id);
    return track == null
        ? 0
        : track.last == null ? (now - track.begun) / secondsPerIteration : track.last.iteration + 1;
  }

  private void add(Stretch stretch) {
    if (stretch.iterations > 0) {
      ended.add(stretch);
    }
    if (ended.size() > LATEST) {
      ended.remove();
    }
  }
}
