package io.onecycle.driver.benchmark;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code TrialSpeed NETWORK BATCH BACKEND EPOCHS}: two whole trials on the embedded images, one
 * after the other. Prints the images per second that the second one's row would have; the first
 * warms up Java's compiler, as a sweep's first trials do.
 */
final class TrialSpeed {

  private TrialSpeed() {}

  public static void main(String[] args) throws Exception {
    Backend backend = Backend.valueOf(args[2].toUpperCase(Locale.ROOT));
    Dataset data = DataCatalog.shared().load(Subject.DATA, Optional.empty());
    TrainingLoop loop =
        new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime);
    double speed = 0;
    for (int seed = 1; seed <= 2; seed++) {
      TrialResult result =
          loop.run(
              Subject.trial(
                  args[0],
                  Integer.parseInt(args[1]),
                  Integer.parseInt(args[3]),
                  Training.NO_LIMIT,
                  seed),
              data,
              TrialListener.NONE);
      speed = result.imagesPerSecond();
      System.err.print(result.backend() + " " + result.outcome().name() + " ");
    }
    System.out.printf("%.1f%n", speed);
    System.exit(0);
  }
}
