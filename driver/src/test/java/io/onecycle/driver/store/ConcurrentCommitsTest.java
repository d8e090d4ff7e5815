package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentCommitsTest {

  private static final int THREADS = 8;
  private static final int TRIALS_PER_THREAD = 50;
  private static final int ITERATIONS = 20;

  @TempDir Path root;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void aReaderSeesOnlyWholeTrialsWhileManyThreadsCommit() throws Exception {
    ResultStore store = ResultStore.at(root.toString());
    List<Future<?>> writers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "t" + thread + "-";
      writers.add(pool.submit(() -> commitAll(store, name)));
    }

    ResultStore reader = ResultStore.at(root.toString());
    while (!writers.stream().allMatch(Future::isDone)) {
      List<TrialRow> seen = reader.trials();
      assertThat(seen.stream().map(TrialRow::trialId)).doesNotHaveDuplicates();
      for (TrialRow trial : seen.subList(0, Math.min(3, seen.size()))) {
        // A failed attempt has none.
        if (trial.isCompleted()) {
          assertThat(reader.curves(trial.trialId())).hasSize(ITERATIONS);
        }
      }
    }

    for (Future<?> writer : writers) {
      writer.get();
    }
    assertThat(reader.trials())
        .hasSize(THREADS * TRIALS_PER_THREAD)
        .allMatch(TrialRow::isCompleted);
    assertThat(root.resolve("trials").toFile().list()).hasSize(THREADS * TRIALS_PER_THREAD);
  }

  /** Every fifth trial fails once and is then run again. */
  private static void commitAll(ResultStore store, String name) {
    for (int i = 0; i < TRIALS_PER_THREAD; i++) {
      String id = name + i;
      if (i % 5 == 0) {
        store.commit(SampleRows.trial(id, Ending.FAILED, 1), SampleRows.curve(id, ITERATIONS));
      }
      store.commit(SampleRows.trial(id, Ending.COMPLETED, 2), SampleRows.curve(id, ITERATIONS));
    }
  }
}
