package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.ProgressBoard.Snapshot;
import io.onecycle.driver.terminal.Screen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows a run on stderr: on a terminal one line that is redrawn, in a log a line for each trial
 * that did not complete and one now and then for all.
 */
final class ProgressDisplay implements AutoCloseable {

  private static final Duration REDRAW = Duration.ofMillis(500);
  private static final Duration LOG_EVERY = Duration.ofSeconds(15);
  private static final String CLEAR_LINE = "\r\u001b[K";

  /** A line that is too long all the same, as the terminal has just shrunk, is cut by it. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final ProgressBoard board;
  private final PrintStream out;
  private final Screen screen;
  private final LongSupplier nanoTime;
  private final long started;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private long loggedAt;

  ProgressDisplay(ProgressBoard board, PrintStream out, Screen screen, LongSupplier nanoTime) {
    this.board = board;
    this.out = out;
    this.screen = screen;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.loggedAt = started;
  }

  void start() {
    var unused =
        timer.scheduleAtFixedRate(
            this::show, REDRAW.toMillis(), REDRAW.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Shows what is new; called by the timer, or by a test in its place. */
  synchronized void show() {
    for (Ended end : board.newlyEnded()) {
      if (!end.outcome().equals("completed")) {
        clear();
        out.println(ProgressLine.ended(end));
      }
    }
    long now = nanoTime.getAsLong();
    Snapshot snapshot = board.snapshot();
    if (screen.redraws()) {
      // In the last column some terminals begin a new line already.
      int columns = Math.max(1, screen.columns().getAsInt() - 1);
      String line = ProgressLine.bar(snapshot, columns, screen.drawsBlocks());
      out.print(CLEAR_LINE + NO_WRAP + line + WRAP);
      out.flush();
    } else if (now - loggedAt >= LOG_EVERY.toNanos()) {
      loggedAt = now;
      out.println(ProgressLine.plain(snapshot, seconds(now)));
    }
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    show();
    clear();
    out.println(ProgressLine.plain(board.snapshot(), seconds(nanoTime.getAsLong())));
  }

  private void clear() {
    if (screen.redraws()) {
      out.print(CLEAR_LINE);
    }
  }

  private double seconds(long now) {
    return (now - started) / 1e9;
  }
}
