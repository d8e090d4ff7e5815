package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.worker.device.Device;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.slf4j.MDC;

/**
 * One Spark task: does its work one after another, and commits each from where it ran. Whatever
 * goes wrong in the work becomes a failed row. What escapes is no fault of the work and ends the
 * sweep: results that cannot be written, or no more may be as another driver has taken over, a
 * device that is not there.
 *
 * @param alone whether nothing else may run in this JVM meanwhile
 */
record WorkTask(Sweeping sweeping, TrialRunner runner, boolean alone)
    implements VoidFunction<Iterator<byte[]>> {

  // One a JVM, and of all runs in it: what may bring the JVM down is to be alone in it.
  private static final Semaphore ONLY_ONE = new Semaphore(1);

  @Override
  public void call(Iterator<byte[]> all) throws Exception {
    ResultStore store = SparkStores.open(sweeping.results(), sweeping.runId());
    while (all.hasNext()) {
      Work work = PackedWork.unpack(all.next());
      if (TaskContext.get().attemptNumber() > 0 && isSettled(work, store)) {
        continue;
      }
      if (alone) {
        ONLY_ONE.acquire();
      }
      try {
        run(work, store);
      } finally {
        if (alone) {
          ONLY_ONE.release();
        }
      }
    }
  }

  /**
   * Spark gives the work of a lost executor to another. What was finished is not done again; what
   * was in flight may be what killed the executor, and is left for the driver to judge.
   */
  private boolean isSettled(Work work, ResultStore store) {
    return store
            .running(work.id())
            .filter(mark -> mark.runId().equals(sweeping.runId()))
            .isPresent()
        || work.isCommitted(store);
  }

  private void run(Work work, ResultStore store) throws Exception {
    Device device = Devices.ofTask();
    TaskPlace place = TaskPlace.here(device);
    Instant started = Instant.now();
    MDC.put("trial", work.id());
    try {
      store.markRunning(mark(work, place, started));
      Progress.send(sweeping.runId(), new Started(work.id(), work.iterations()));
      WorkThread thread = new WorkThread(sweeping, work, TaskContext.get());
      Work.Result result =
          thread.result(
              runner,
              device,
              new TrialCheckpoints(store, work.id(), sweeping.checkpointEvery(), started));
      Progress.send(
          sweeping.runId(),
          result.commit(store, sweeping, new Work.Ran(place, started, Instant.now())));
      store.clearRunning(work.id());
      thread.endJvmIfDeviceIsLost();
    } finally {
      MDC.remove("trial");
    }
  }

  private RunningTrial mark(Work work, TaskPlace place, Instant started) {
    return new RunningTrial(
        work.id(),
        sweeping.runId(),
        place.host(),
        place.executorId(),
        place.device(),
        work.attempt(),
        started);
  }
}
