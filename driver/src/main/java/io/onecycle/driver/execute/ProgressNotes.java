package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunProgress;
import io.onecycle.driver.store.marks.RunProgress.TrialProgress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the results folder how far the trials in flight have got, for other processes. */
final class ProgressNotes implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(ProgressNotes.class);

  private final ResultStore store;
  private final ProgressBoard board;
  private final String runId;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress notes");
            thread.setDaemon(true);
            return thread;
          });

  ProgressNotes(ResultStore store, ProgressBoard board, String runId) {
    this.store = store;
    this.board = board;
    this.runId = runId;
  }

  void start() {
    var unused =
        timer.scheduleAtFixedRate(
            this::note, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  void note() {
    try {
      store.note(
          new RunProgress(
              runId,
              board.snapshot().running().stream()
                  .map(one -> new TrialProgress(one.trialId(), one.iteration(), one.iterations()))
                  .toList(),
              board.losses()));
    } catch (RuntimeException e) {
      LOG.debug("Cannot note the progress", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
