package io.onecycle.driver.benchmark;

import io.onecycle.driver.execute.TrainingRunner;
import io.onecycle.driver.execute.TrialRunner;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.BackendBinding;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.util.Optional;

/** Trains as a real run does, and adds up in {@link Phase} where the time goes. */
record TimedRunner() implements TrialRunner {

  @Override
  public void prepare(DataSpec data) throws IOException {
    var unused = data();
  }

  @Override
  public void warmUp(DataSpec data, TrainerSpec trainer, int threads) throws IOException {
    new TrainingRunner("", Backend.AUTO).warmUp(data, trainer, threads);
  }

  @Override
  public void bind(Device device) {
    new BackendBinding(Backend.AUTO).bind(device);
  }

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints)
      throws IOException {
    Dataset data = data();
    TrainingLoop loop =
        new TrainingLoop(
            Phase.timed(new Trainers(Backend.AUTO, 1, SharedTrainers.ofThisJvm())),
            System::nanoTime);
    TrialResult result = Phase.TRIAL.time(() -> loop.run(trial, data, listener, checkpoints));
    Phase.TRAINING.add(result.trainingSeconds());
    return result;
  }

  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
    throw new UnsupportedOperationException("no range tests here");
  }

  private static Dataset data() throws IOException {
    return DataCatalog.shared().load(Subject.DATA, Optional.empty());
  }
}
