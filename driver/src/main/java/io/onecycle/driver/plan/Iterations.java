package io.onecycle.driver.plan;

import io.onecycle.worker.data.Split;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;

/** How long a trial is, known without looking at its data. */
public final class Iterations {

  private Iterations() {}

  /** Iterations of the whole trial: batches per epoch × epochs × cycles. */
  public static int of(Trial trial) {
    Training training = trial.training();
    int examples =
        Split.trainingCount(
            BuiltInData.trainExamples(trial.data()), training.validation(), training.limit());
    int perEpoch = (examples + training.batchSize() - 1) / training.batchSize();
    return perEpoch * training.epochs() * training.cycles();
  }
}
