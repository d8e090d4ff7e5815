package io.onecycle.driver.refit;

import io.onecycle.worker.data.Scaling;
import java.util.List;
import java.util.Optional;

/**
 * A trained model and what it took.
 *
 * @param zip the model as Deeplearning4j loads it
 * @param log every update by every worker, by iteration and worker
 * @param test its scores on the test examples; empty where there are none
 * @param trainImages of an epoch
 * @param scaling of inputs, and of numbers that are learnt
 * @param seconds of training, evaluation and set-up excluded
 * @param backend what computed
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel for a large array, never compared
public record Refitted(
    byte[] zip,
    List<WorkerIteration> log,
    Optional<TestScores> test,
    int trainImages,
    Scaling scaling,
    double seconds,
    String backend) {

  public Refitted {
    log = List.copyOf(log);
  }

  /** Updates that each worker made. */
  public int iterations() {
    return (int) log.stream().mapToInt(WorkerIteration::iteration).distinct().count();
  }

  /** JVMs that trained. */
  public int executors() {
    return (int) log.stream().map(WorkerIteration::executor).distinct().count();
  }

  /** Training images over the time of training. */
  public double imagesPerSecond() {
    return log.stream().mapToLong(WorkerIteration::images).sum() / seconds;
  }
}
