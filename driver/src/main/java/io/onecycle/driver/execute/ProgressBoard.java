package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Advanced;
import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.Progress.Started;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** What the driver knows of a run: a thread-safe tally of the news. */
public final class ProgressBoard {

  /** For so long fewer running trials than before are taken for a change of shift. */
  private static final double SHIFT_SECONDS = 20;

  /**
   * A trial in flight.
   *
   * @param iteration the last one made, from 0; −1 before the first
   * @param iterations of the whole trial
   * @param loss smoothed training loss; NaN before the first iteration
   */
  public record Running(String trialId, int iteration, int iterations, double loss) {}

  /**
   * The tally at one moment.
   *
   * @param what is run in this pass: trials, or range tests
   * @param total how many of them
   * @param ended how many of them have ended
   * @param diverged of the ended
   * @param failed of the ended
   * @param running in flight, oldest first
   * @param share of this pass's work that is done, in [0, 1]
   * @param secondsToGo of this pass, at the pace of the trials; empty before that is known
   */
  public record Snapshot(
      String what,
      int total,
      int ended,
      int diverged,
      int failed,
      List<Running> running,
      double share,
      OptionalDouble secondsToGo) {}

  /** As many points of a loss's course as anyone can see. */
  private static final int POINTS = 200;

  private final LongSupplier nanoTime;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Map<String, List<List<Double>>> losses = new HashMap<>();
  private final List<Ended> unread = new ArrayList<>();
  private Pace pace = new Pace();
  private String what = "trials";
  private int total;
  private long iterations;
  private long iterationsEnded;
  private int ended;
  private int diverged;
  private int failed;
  private int places;
  private double placesSeen;

  public ProgressBoard() {
    this(System::nanoTime);
  }

  /** By a clock that never goes back. */
  ProgressBoard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Forgets everything and expects so many trials or range tests.
   *
   * @param iterations of all of them
   */
  public synchronized void expect(String what, int trials, long iterations) {
    this.what = what;
    running.clear();
    losses.clear();
    unread.clear();
    pace = new Pace();
    places = 0;
    total = trials;
    this.iterations = iterations;
    iterationsEnded = 0;
    ended = 0;
    diverged = 0;
    failed = 0;
  }

  /** Takes a piece of news in. */
  public synchronized void hear(Progress news) {
    if (news instanceof Started started) {
      running.put(
          started.trialId(), new Running(started.trialId(), -1, started.iterations(), Double.NaN));
      pace.started(started.trialId(), now());
    } else if (news instanceof Advanced advanced) {
      running.computeIfPresent(
          advanced.trialId(),
          (id, before) ->
              new Running(id, advanced.iteration(), before.iterations(), advanced.loss()));
      remember(advanced);
      pace.advanced(advanced.trialId(), advanced.iteration(), now());
    } else if (news instanceof Ended end) {
      Optional<Running> before = Optional.ofNullable(running.remove(end.trialId()));
      losses.remove(end.trialId());
      // Of one whose start was not heard, the mean of all is the best guess.
      iterationsEnded += before.map(Running::iterations).orElse(mean());
      pace.ended(end.trialId(), made(end, before), now());
      unread.add(end);
      ended++;
      diverged += end.outcome().equals("diverged") ? 1 : 0;
      failed += end.outcome().equals("failed") ? 1 : 0;
    }
    countPlaces();
  }

  /** One that did not complete was not trained to its end. */
  private static int made(Ended end, Optional<Running> before) {
    return before
        .map(one -> end.outcome().equals("completed") ? one.iterations() : one.iteration() + 1)
        .orElse(0);
  }

  /** How many run at once: those that do now, or did a moment ago. */
  private void countPlaces() {
    if (running.size() >= places || now() - placesSeen > SHIFT_SECONDS) {
      places = running.size();
      placesSeen = now();
    }
  }

  /** The tally now. */
  public synchronized Snapshot snapshot() {
    long inFlight = running.values().stream().mapToLong(one -> one.iteration() + 1L).sum();
    double share =
        iterations == 0 ? 1 : Math.min(1, (double) (iterationsEnded + inFlight) / iterations);
    return new Snapshot(
        what,
        total,
        ended,
        diverged,
        failed,
        List.copyOf(running.values()),
        share,
        ended < total ? secondsToGo() : OptionalDouble.empty());
  }

  /** All that is left, shared by the places; no less than what the longest trial has left. */
  private OptionalDouble secondsToGo() {
    OptionalDouble each = pace.secondsPerIteration();
    if (each.isEmpty()) {
      return each;
    }
    double seconds = each.getAsDouble();
    double inFlight = 0;
    double longest = ended + running.size() < total ? mean() : 0;
    for (Running one : running.values()) {
      double done = Math.min(one.iterations(), pace.iterationsDone(one.trialId(), now(), seconds));
      inFlight += done;
      longest = Math.max(longest, one.iterations() - done);
    }
    double left = Math.max(0, iterations - iterationsEnded - inFlight);
    int atOnce = Math.max(1, Math.min(places, total - ended));
    return OptionalDouble.of(seconds * Math.max(left / atOnce, longest));
  }

  private int mean() {
    return (int) (iterations / Math.max(1, total));
  }

  private double now() {
    return nanoTime.getAsLong() / 1e9;
  }

  /** What is not finite has no place in a file of numbers. */
  private void remember(Advanced news) {
    if (running.containsKey(news.trialId()) && Double.isFinite(news.loss())) {
      List<List<Double>> course = losses.computeIfAbsent(news.trialId(), id -> new ArrayList<>());
      course.add(List.of((double) news.iteration(), news.loss()));
      if (course.size() > POINTS) {
        List<List<Double>> kept =
            IntStream.range(0, course.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(course::get)
                .toList();
        losses.put(news.trialId(), new ArrayList<>(kept));
      }
    }
  }

  /** Of the trials in flight, the losses heard so far, thinned: an iteration and its loss each. */
  synchronized Map<String, List<List<Double>>> losses() {
    Map<String, List<List<Double>>> copy = new HashMap<>();
    losses.forEach((id, course) -> copy.put(id, List.copyOf(course)));
    return copy;
  }

  /** The trials that have ended since the last call. */
  synchronized List<Ended> newlyEnded() {
    List<Ended> news = List.copyOf(unread);
    unread.clear();
    return news;
  }
}
