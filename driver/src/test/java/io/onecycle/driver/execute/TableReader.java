package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tables all the time, as another process might, and notes what a reader must never see:
 * an error, a finished trial that is gone or has changed, a trial twice.
 */
final class TableReader implements AutoCloseable {

  private final ResultStore store;
  private final Map<String, TrialRow> finished = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Thread thread = new Thread(this::readOn, "reader");
  private int reads;
  private volatile boolean closed;

  TableReader(ResultStore store) {
    this.store = store;
    thread.setDaemon(true);
    thread.start();
  }

  private void readOn() {
    while (!closed) {
      try {
        read();
        Thread.sleep(20);
      } catch (RuntimeException | InterruptedException e) {
        complain(e.toString());
      }
    }
  }

  private void read() {
    List<TrialRow> rows = store.trials();
    if (rows.stream().map(TrialRow::trialId).distinct().count() != rows.size()) {
      complain("a trial twice");
    }
    Map<String, TrialRow> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.trialId(), row));
    finished.forEach(
        (id, row) -> {
          if (!row.equals(byId.get(id))) {
            complain("was " + row + ", is " + byId.get(id));
          }
        });
    rows.stream().filter(TrialRow::isCompleted).forEach(row -> finished.put(row.trialId(), row));
    reads++;
  }

  private synchronized void complain(String about) {
    complaints.add(about);
  }

  /** How often all tables were read. */
  int reads() {
    return reads;
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
