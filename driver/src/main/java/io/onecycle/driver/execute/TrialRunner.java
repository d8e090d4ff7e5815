package io.onecycle.driver.execute;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.io.Serializable;

/**
 * Runs a trial where a task runs. Sent to the executors, so serializable; a test puts a double
 * here.
 */
public interface TrialRunner extends Serializable {

  /**
   * Makes a data set ready in this JVM.
   *
   * @throws IOException if it is not to be had here
   */
  void prepare(DataSpec data) throws IOException;

  /**
   * The data set, known by what its files hold in this JVM where its name does not say it.
   *
   * @throws IOException if they are not here
   */
  default DataSpec known(DataSpec data) throws IOException {
    return data;
  }

  /**
   * Does ahead what the first trial in this JVM would wait for, on a thread of its own and at no
   * trial's expense. Not required: a trial finds no difference but time.
   *
   * @param threads native threads that trials will compute with, at least 1
   * @throws IOException if the data are not to be had here
   */
  default void warmUp(DataSpec data, TrainerSpec trainer, int threads) throws IOException {}

  /**
   * Makes the calling thread compute on a device.
   *
   * @throws IllegalStateException if it cannot: no trial can run here, and the sweep ends
   */
  void bind(Device device);

  /**
   * Runs {@code trial} to its end on the calling thread, from its latest checkpoint if there is
   * one.
   *
   * @throws Exception whatever went wrong; the trial then counts as failed
   */
  TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) throws Exception;

  /**
   * Makes {@code test} on the calling thread.
   *
   * @throws Exception whatever went wrong; the range test then counts as failed
   */
  RangeTestResult run(RangeTestSpec test, RangeTestListener listener) throws Exception;
}
