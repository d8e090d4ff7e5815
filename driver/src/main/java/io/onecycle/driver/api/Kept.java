package io.onecycle.driver.api;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.execute.Session;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.KeptModels;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is kept of a sweep with its results: what was asked, of which data and networks, and the
 * answer.
 */
record Kept(AskedSweep asked) implements Session.Keeping {

  @Override
  public void keep(SweepSpec spec, ResultStore store) {
    KeptModels.keep(asked.models(), store);
    store.putSweep(text());
    Staging.keep(spec, store);
  }

  @Override
  public void answer(SweepSpec spec, ResultStore store) {
    Comparison comparison = Answer.comparison(Results.of(spec, store));
    store.writeComparison(comparison.by().key(), comparison.rows());
  }

  /** Whether all that is there already. */
  boolean isDone(SweepSpec spec, ResultStore store) {
    return store.sweep().filter(kept -> Arrays.equals(kept, text())).isPresent()
        && KeptModels.areKept(asked.models(), store)
        && Staging.isKept(spec, store)
        && isAnswered(spec, store);
  }

  /** Last, and once: a comparison takes longer than all else. */
  private static boolean isAnswered(SweepSpec spec, ResultStore store) {
    Comparison comparison = Answer.comparison(Results.of(spec, store));
    return store.comparison(comparison.by().key()).equals(comparison.rows());
  }

  private byte[] text() {
    return asked.text().getBytes(StandardCharsets.UTF_8);
  }
}
