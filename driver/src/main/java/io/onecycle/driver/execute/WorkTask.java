package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.worker.device.Device;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.slf4j.MDC;

/**
 * One Spark task: does its work one after another, and commits each from where it ran. Whatever
 * goes wrong in the work becomes a failed row; what keeps it from beginning here and may be this
 * executor's fault gives it back to Spark. What else escapes is no fault of the work and ends the
 * sweep: results that cannot be written, or no more may be as another driver has taken over.
 *
 * @param alone whether nothing else may run in this JVM meanwhile
 */
record WorkTask(Sweeping sweeping, TrialRunner runner, boolean alone)
    implements VoidFunction<Iterator<byte[]>> {

  // One a JVM, and of all runs in it: what may bring the JVM down is to be alone in it.
  private static final Semaphore ONLY_ONE = new Semaphore(1);

  /** What this JVM has shown of itself, by run. */
  private static final Map<String, PlaceTrust> TRUST = new ConcurrentHashMap<>();

  @Override
  public void call(Iterator<byte[]> all) throws Exception {
    ResultStore store = SparkStores.open(sweeping.results(), sweeping.runId());
    PlaceTrust trust =
        TRUST.computeIfAbsent(
            sweeping.runId(), run -> new PlaceTrust(TaskPlace.isDriver(), System::nanoTime));
    WorkSteps steps = new WorkSteps(sweeping, store, trust);
    while (all.hasNext()) {
      Work work = Packed.unpack(all.next(), Work.class);
      if (alone) {
        ONLY_ONE.acquire();
      }
      MDC.put("trial", work.id());
      try {
        steps.run(work, new Here(sweeping, runner, trust, work));
      } finally {
        MDC.remove("trial");
        if (alone) {
          ONLY_ONE.release();
        }
      }
    }
  }

  /** The executor that this is, to one piece of work. */
  private static final class Here implements WorkSteps.Place {

    private static final long REST_MILLIS = 3_000;

    private final Sweeping sweeping;
    private final TrialRunner runner;
    private final TaskContext task = TaskContext.get();
    private final Device device = Devices.ofTask();
    private final WorkThread thread;

    Here(Sweeping sweeping, TrialRunner runner, PlaceTrust trust, Work work) {
      this.sweeping = sweeping;
      this.runner = runner;
      this.thread = new WorkThread(sweeping, work, task, trust);
    }

    @Override
    public TaskPlace name() {
      return TaskPlace.here(device);
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public boolean isAgain() {
      return task.attemptNumber() > 0;
    }

    @Override
    public void rest() throws InterruptedException {
      Thread.sleep(REST_MILLIS);
    }

    @Override
    public Work.Result result(Work work, TrialCheckpoints checkpoints) throws Exception {
      return thread.result(runner, device, checkpoints);
    }

    @Override
    public void tell(Progress news) {
      Progress.send(sweeping.runId(), news);
    }

    @Override
    public void over() {
      thread.endJvmIfDeviceIsLost();
    }
  }
}
