package io.onecycle.driver.execute;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In place of training: data on each machine's own disk. Where a worker's folder says that its disk
 * has none, what really trains is asked for CIFAR-10 there, and finds nothing.
 *
 * @param millis how long a trial takes elsewhere
 */
record LocalDataRunner(int millis) implements TrialRunner {

  /** A file in the folder of a worker. */
  static final String NO_DATA = "no-data";

  @Override
  public void prepare(DataSpec data) {}

  @Override
  public void bind(Device device) {}

  @Override
  public DataSpec known(DataSpec data) throws IOException {
    load();
    return new DataSpec.BuiltIn(data.name(), data.name());
  }

  private static void load() throws IOException {
    // An executor's own folder is in its application's, and that in its worker's.
    Path worker = Path.of("").toAbsolutePath().getParent().getParent();
    if (Files.exists(worker.resolve(NO_DATA))) {
      new TrainingRunner(worker.resolve("data").toString(), Backend.AUTO)
          .prepare(new DataSpec.BuiltIn("cifar10"));
    }
  }

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints)
      throws Exception {
    load();
    Thread.sleep(millis);
    return new ClosedFormRunner().run(trial, listener, checkpoints);
  }

  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) throws Exception {
    load();
    return new ClosedFormRunner().run(test, listener);
  }
}
