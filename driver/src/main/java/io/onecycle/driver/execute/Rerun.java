package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.stage.StagedCatalog;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A trial run once more, here and without Spark, and not kept.
 *
 * @param row what the table of trials would have
 * @param curve what the table of curves would have
 */
public record Rerun(TrialRow row, List<CurveRow> curve) {

  public Rerun {
    curve = List.copyOf(curve);
  }

  /**
   * Trains on the calling thread.
   *
   * @param data where to look for the data first
   * @param by what computes, and on what
   * @param threads native threads to compute with, at least 1
   * @throws IOException if the data cannot be read
   * @throws IllegalStateException if the backend cannot train this network
   */
  public static Rerun of(
      String sweep,
      Trial trial,
      Optional<Path> data,
      Computed by,
      int threads,
      TrialListener listener)
      throws IOException {
    Dataset dataset = StagedCatalog.load(trial.data(), data, Configuration::new);
    by.bind();
    Instant started = Instant.now();
    TrialResult result =
        new TrainingLoop(
                new Trainers(by.backend(), threads, SharedTrainers.ofThisJvm()), System::nanoTime)
            .run(trial, dataset, listener);
    TaskPlace here = new TaskPlace(Lease.hostName(), "", by.device().name());
    TrialRow row =
        TrialRows.trial(
            new Sweeping(sweep, "", "", Limits.DEFAULT),
            new Assignment(trial, Iterations.of(trial), 1),
            result,
            new Work.Ran(here, started, Instant.now()),
            0);
    return new Rerun(row, TrialRows.curve(trial, result.curve()));
  }
}
